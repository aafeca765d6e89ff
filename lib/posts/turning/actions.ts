'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';
import { turnBack } from '#lib/posts/turning/mutations';

/** "It is a request again". */
export async function turnBackHere(id: string, form: FormData): Promise<void> {
  const post = bound(id);
  const turned = await turnBack(await requireSender(form), post);
  const page = `/posts/${encodeURIComponent(post)}`;
  redirect(turned ? await saying(page, 'changed') : page);
}
