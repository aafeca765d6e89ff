'use server';
import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { showTheWay } from '#lib/posts/arrival/mutations';

/** "Show me the way": what it says beside the button was read before. */
export async function showMeTheWay(postId: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  await showTheWay(viewer, bound(postId));
  redirect(`/posts/${encodeURIComponent(bound(postId))}#arrival`);
}
