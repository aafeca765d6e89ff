import { openedText, sealedText } from '#lib/platform/config/seal';
import type { PostKind } from '#lib/posts/post/schema';
import { addDays, atHour, dayOf } from '#lib/values/time/day';

/** What decides whether one may come to a day. */
export type JoinableDate = { kind: PostKind; withdrawn: boolean; calledOff: boolean; ends: Date };

/** Whether a day is still to come, or goes on: an activity's, not withdrawn, not called off, not over. */
export function isComing({ kind, withdrawn, calledOff, ends }: JoinableDate, now: Date): boolean {
  return kind === 'ACTIVITY' && !withdrawn && !calledOff && ends > now;
}

/** Whether somebody may say that they come. Those who call an activity come by calling it. */
export function mayJoin(occasion: JoinableDate, isHost: boolean, now: Date): boolean {
  return !isHost && isComing(occasion, now);
}

/** Whether somebody sees who comes to a day: its hosts do, and those coming who are in (lib/posts/let-in/rules.ts), while it is to come. */
export function seesWhoComes(
  occasion: JoinableDate,
  { isHost, isIn }: { isHost: boolean; isIn: boolean },
  now: Date,
): boolean {
  return (isHost || isIn) && isComing(occasion, now);
}

/** When one is reminded of a date: in the afternoon before, when there is time to bake, and to say that one cannot come. */
const AFTERNOON = '17:00';

/** From when on somebody is reminded of a date that starts then. */
export function reminderAt(starts: Date, zone: string): Date {
  return atHour(addDays(dayOf(starts, zone), -1), AFTERNOON, zone);
}

/** Who says, and of which date, that they cannot come after all. */
export type Coming = { personId: string; occurrenceId: string };

/** The token of a link with which somebody can say so without signing in: sealed, and good for that alone. */
export function comingToken({ personId, occurrenceId }: Coming): string {
  return sealedText('coming', `${personId} ${occurrenceId}`);
}

/** What a token stands for, or undefined where it is none of ours. */
export function readComing(token: string): Coming | undefined {
  const [personId, occurrenceId] = openedText('coming', token)?.split(' ') ?? [];
  return personId && occurrenceId ? { personId, occurrenceId } : undefined;
}
