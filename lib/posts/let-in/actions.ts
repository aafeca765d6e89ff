'use server';
import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';
import { setLetIn } from '#lib/posts/let-in/mutations';
import { readGuest } from '#lib/posts/let-in/rules';

/** "Let in", and, by the button named so, "take it back". @param guest whom, as `readGuest` reads it */
export async function letThemIn(postId: string, guest: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const page = `/posts/${encodeURIComponent(bound(postId))}`;
  const whom = readGuest(bound(guest));
  const isLetIn = form.get('back') === null;
  const isDone = whom && (await setLetIn(viewer, { ...whom, isLetIn }));
  redirect(isDone ? await saying(page, `${isLetIn ? 'let' : 'out'}-${whom.occurrenceId}`) : page);
}
