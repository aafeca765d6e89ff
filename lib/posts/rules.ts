import { stays, staysDays } from '#lib/forgetting/periods';
import type { PostKind } from '#lib/posts/schema';
import { addDays, dayOf } from '#lib/when/day';

const UNDO = 10 * 60 * 1000;

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

/** Whether a host answers: one of them was here today or yesterday. `seen` and `today` are days. */
export function doesHostAnswer(seen: string[], today: string): boolean {
  return seen.some((day) => day >= addDays(today, -1));
}

/** Who may call a date off: whoever answers for the post; where nobody answers, whoever is coming to that date. */
export function mayCallOff(who: { isHost: boolean; isComing: boolean; hostAnswers: boolean }): boolean {
  return who.isHost || (who.isComing && !who.hostAnswers);
}

/** The period after which a post and its conversation are forgotten, counted from the end of its last date. */
const STAYS = { OFFER: 'dated', REQUEST: 'dated', ACTIVITY: 'activity' } as const;

/**
 * The day on which a post and its conversation go, as it stands; null for a rhythm, which stays. `ends` is when its last date does.
 */
export function goesOn(
  post: { kind: PostKind; rhythm: string | null; withdrawnAt?: Date | null },
  ends: Date,
  zone: string,
): string | null {
  if (post.withdrawnAt) return addDays(dayOf(post.withdrawnAt, zone), staysDays('withdrawn'));
  return post.rhythm ? null : addDays(dayOf(new Date(ends.getTime() - 1), zone), staysDays(STAYS[post.kind]));
}

type Standing = { kind: PostKind; rhythm: string | null; withdrawnAt: Date | null };

/** Whether a post is to be erased: so many days after it was withdrawn, or after its last date, it is as if it had never been. */
export function isForgotten({ kind, rhythm, withdrawnAt }: Standing, ends: Date, now: Date): boolean {
  const period = withdrawnAt ? 'withdrawn' : rhythm ? 'activity' : STAYS[kind];
  return now.getTime() >= (withdrawnAt ?? ends).getTime() + stays(period);
}
