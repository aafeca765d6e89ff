import type { SubjectId } from '#lib/conversations/schema';
import { bound } from '#lib/platform/form/bound';
import { isForgotten } from '#lib/posts/post/rules';
import type { PostKind } from '#lib/posts/post/schema';
import { cutoff } from '#lib/values/periods';
import { isId } from '#lib/values/text/id';

/** What decides whether a post's conversation is open. `ends` is the end of its last date. */
export type ConversationState = {
  kind: PostKind;
  rhythm: string | null;
  withdrawnAt: Date | null;
  ends: Date | null;
};

/**
 * - `open`: everybody who is signed in reads it, everybody writes in it.
 * - `closing`: the post has left the board; those who answer for it and those who wrote in it still talk.
 * - `gone`: forgotten, or about to be.
 */
export type Phase = 'open' | 'closing' | 'gone';

/** In which phase the conversation under a post is. */
export function phaseOf({ ends, ...post }: ConversationState, now: Date): Phase {
  if (!ends || isForgotten(post, ends, now)) return 'gone';
  return post.withdrawnAt || ends <= now ? 'closing' : 'open';
}

/** Whether words in it may be read: by those signed in, and while it closes, by those who were part of it. */
export function mayRead(isSignedIn: boolean, isPart: boolean, phase: Phase): boolean {
  return isSignedIn && (phase === 'open' || (phase === 'closing' && isPart));
}

/** Whether somebody may write in it; a visitor may, where everybody may, with a name at the end. */
export function mayWrite(isPart: boolean, phase: Phase): boolean {
  return phase === 'open' || (phase === 'closing' && isPart);
}

/** The instant from which messages are kept: those under a rhythm or at a place go one by one. */
export function messagesKeptSince(goesOneByOne: boolean, now: Date): Date {
  return goesOneByOne ? cutoff('message', now) : new Date(0);
}

/** What `post:ID` or `place:ID` names, which may come from anybody; undefined where it is not written so. */
export function subjectNamed(topic: unknown): SubjectId | undefined {
  const [kind, id, ...rest] = bound(topic).split(':');
  if (!isId(id) || rest.length > 0) return undefined;
  if (kind === 'post') return { postId: id };
  return kind === 'place' ? { placeId: id } : undefined;
}
