import { openedText, sealedText } from '#lib/platform/config/seal';
import type { PostKind } from '#lib/posts/post/schema';
import { retention, retentionDays } from '#lib/values/periods';
import { addDays, dayOf } from '#lib/values/time/day';

const UNDO = 10 * 60 * 1000;
/** So long before something for any day leaves the board, whoever answers for it is asked whether it is still so. */
const ASKED_BEFORE = 3 * 24 * 60 * 60 * 1000;

/** What is for any day and goes at this instant or before is asked about `now`. */
export function askedUntil(now: Date): Date {
  return new Date(now.getTime() + ASKED_BEFORE);
}

/** That somebody was asked whether a post is still so, which stays on the board till then (ISO 8601). */
export type StillSoQuestion = { postId: string; personId: string; ends: string };

/** A link's token for that question: sealed, and good as long as it is open. It can say "still so", and nothing else. */
export function stillSoToken(asking: StillSoQuestion): string {
  return sealedText('still so', JSON.stringify(asking));
}

/** The question a token holds, or undefined where it is none of ours. */
export function readStillSo(token: string): StillSoQuestion | undefined {
  const asking = openedText('still so', token);
  return asking === undefined ? undefined : JSON.parse(asking);
}

/** What the reminder of a date is about: by it, it is taken back while it waits. @param day on which the date is, 'YYYY-MM-DD' */
export const reminderOf = (occurrenceId: string, day: string): string => `reminder ${occurrenceId} ${day}`;

/** Who may change a post, withdraw it, turn it: whoever answers for it, while it is not withdrawn. */
export function mayChange(post: { isHost: boolean; withdrawn: unknown }): boolean {
  return post.isHost && !post.withdrawn;
}

/** A withdrawal can be undone for ten minutes. */
export function mayUndo(withdrawnAt: Date, now: Date): boolean {
  return now.getTime() < undoUntil(withdrawnAt).getTime();
}

/** Till when a withdrawal can be undone. */
export function undoUntil(withdrawnAt: Date): Date {
  return new Date(withdrawnAt.getTime() + UNDO);
}

/** The period after which a post and its conversation are forgotten, counted from the end of its last date. */
const STAYS = { OFFER: 'dated', REQUEST: 'dated', ACTIVITY: 'activity' } as const;

/**
 * The day on which a post and its conversation go, as it stands; null for a rhythm, which stays. `ends` is when its last date does.
 */
export function postErasedOn(
  post: { kind: PostKind; rhythm: string | null; withdrawnAt?: Date | null },
  ends: Date,
  zone: string,
): string | null {
  if (post.withdrawnAt) return addDays(dayOf(post.withdrawnAt, zone), retentionDays('withdrawn'));
  return post.rhythm
    ? null
    : addDays(dayOf(new Date(ends.getTime() - 1), zone), retentionDays(STAYS[post.kind]));
}

type Standing = { kind: PostKind; rhythm: string | null; withdrawnAt: Date | null };

/** Whether a post is to be erased: so many days after it was withdrawn, or after its last date, it is as if it had never been. */
export function isForgotten({ kind, rhythm, withdrawnAt }: Standing, ends: Date, now: Date): boolean {
  const period = withdrawnAt ? 'withdrawn' : rhythm ? 'activity' : STAYS[kind];
  return now.getTime() >= (withdrawnAt ?? ends).getTime() + retention(period);
}
