import type { Opened } from '#lib/platform/form/meet';
import type { Mistakes } from '#lib/platform/form/parse';
import { startingWith } from '#lib/platform/form/state';
import { eachAlone, isSame } from '#lib/platform/form/three-way';
import {
  isAt,
  type KeptOccurrence,
  keyDay,
  type OccurrenceTime,
  occurrenceOn,
  rhythmDates,
} from '#lib/posts/occurrences/dates';
import type { DateSaid, Target } from '#lib/posts/occurrences/schema';
import { addDays, dayOf, dayOfDate, hourOf, todayIn } from '#lib/values/time/day';
import type { Hours } from '#lib/values/time/span';
import type { ZonedNow } from '#lib/values/time/zone';

/** Further ahead than a year, a year was mistyped. */
export const FURTHEST = 366;

/** A post, as far as moving one of its dates asks for it. */
export type PostSchedule = Hours & {
  rhythm: string | null;
  rhythmFrom: Date | null;
  excludedDates: string[];
};

/** Whether a date goes at the hours of its post, or was moved before: what goes over several days is changed with its post. */
export function mayMove(date: KeptOccurrence, post: Hours, zone: string): boolean {
  return date.kind !== 'ANY' && (date.movedFrom !== null || isAt(date, post, zone));
}

/** What the form that moves a date begins with: the hours it has, and its end where somebody said one. */
export function targetOf(date: KeptOccurrence, endSaid: boolean, zone: string): Target {
  const isHour = date.kind === 'HOUR';
  return {
    day: dayOf(date.starts, zone),
    start: isHour ? hourOf(date.starts, zone) : null,
    end: isHour && endSaid ? hourOf(date.ends, zone) : null,
  };
}

/** A date as its forms say it. */
export const dateSaid = (
  date: KeptOccurrence & { words: string },
  endSaid: boolean,
  zone: string,
): DateSaid => ({ ...targetOf(date, endSaid, zone), line: date.words });

/** What of a date is changed as one. */
export const DATE_PARTS = eachAlone('day', 'start', 'end', 'line');

/** Whether somebody who is about to call a date off, or to say a word about it, has it before them as it is now. */
export const hasSeen = (stands: DateSaid, { values }: Opened): boolean =>
  values !== null && isSame(DATE_PARTS, values, startingWith(stands).values);

type Moved = { to: OccurrenceTime; mistakes?: undefined } | { to?: undefined; mistakes: Mistakes };

/**
 * Where a date goes that is to be moved, or why it cannot: to a day to come, where no other date of its post stands.
 * @param dates all dates of the post.
 */
export function movedTo<D extends KeptOccurrence>(
  date: D,
  { target, post }: { target: Target; post: PostSchedule & { dates: D[] } },
  { now, zone }: ZonedNow,
): Moved {
  const today = todayIn(zone, now);
  if (target.day < today) return { mistakes: { day: 'posts.past' } };
  if (target.day > addDays(today, FURTHEST)) return { mistakes: { day: 'posts.tooFar' } };
  if (target.end && !target.start && !post.startHour) return { mistakes: { start: 'posts.startFirst' } };
  const hours = { startHour: target.start ?? post.startHour, endHour: target.end };
  const to = occurrenceOn(target.day, hours, zone);
  if (to.ends <= now) return { mistakes: { [hours.startHour ? 'start' : 'day']: 'posts.hourPassed' } };
  if (isSameTime(to, date)) return { mistakes: { day: 'posts.thenAlready' } };
  return isTaken(to, date, post.dates) || comesAnyway(to, post, { now, zone })
    ? { mistakes: { day: 'posts.dateThere' } }
    : { to };
}

/** Whether another date of its post stands there already, wherever that one was to be. */
export const isTaken = <D extends Pick<OccurrenceTime, 'starts'>>(
  to: OccurrenceTime,
  date: D,
  dates: D[],
): boolean => dates.some((other) => other !== date && other.starts.getTime() === to.starts.getTime());

/** Whether the rhythm will have a date of its own at that instant, which is not written yet. */
function comesAnyway(
  to: OccurrenceTime,
  post: PostSchedule & { dates: KeptOccurrence[] },
  { now, zone }: ZonedNow,
): boolean {
  const { rhythm: rule, rhythmFrom, excludedDates: exdates, startHour, endHour } = post;
  const isKnown = post.dates.some((day) => keyDay(day, zone) === to.day);
  if (!rule || !rhythmFrom || isKnown) return false;
  const until = { kind: to.kind, starts: to.starts, ends: to.ends, movedFrom: null, calledOff: false };
  return rhythmDates({ rule, firstDay: dayOfDate(rhythmFrom), exdates, startHour, endHour }, { now, zone }, [
    until,
  ]).some(({ starts }) => starts.getTime() === to.starts.getTime());
}

/** Where a moved date was to be, by the hours that its post has; null where it was not moved, or where that has passed. */
export function backTo(
  { movedFrom }: KeptOccurrence,
  post: Hours,
  { now, zone }: ZonedNow,
): OccurrenceTime | null {
  const to = movedFrom && occurrenceOn(dayOf(movedFrom, zone), post, zone);
  return to && to.ends > now ? to : null;
}

/** Whether two dates are at the same time. */
export const isSameTime = (
  one: Pick<OccurrenceTime, 'starts' | 'ends'>,
  other: Pick<OccurrenceTime, 'starts' | 'ends'>,
): boolean => one.starts.getTime() === other.starts.getTime() && one.ends.getTime() === other.ends.getTime();

/** Whether a host answers: one of them was here today or yesterday. `hereOn` is the day each was here, as the database has it. */
export function doesHostAnswer(hosts: { hereOn: Date | null }[], today: string): boolean {
  const yesterday = new Date(addDays(today, -1));
  return hosts.some(({ hereOn }) => hereOn !== null && hereOn >= yesterday);
}

/** Who may call a date off: whoever answers for the post; where nobody answers, whoever is coming to that date. */
export function mayCallOff(who: {
  isHost: boolean;
  isComing: boolean;
  hostAnswers: boolean;
  isCareful: boolean;
}): boolean {
  return who.isHost || (who.isComing && !who.hostAnswers && !who.isCareful);
}

/**
 * Who may call off one of today's dates at a place by saying what is so there (docs/decisions/today.md): whoever may otherwise, and
 * anybody whose careful days are over, since whoever stands before the cold oven knows it first.
 */
export function mayCallOffByLine(mayOtherwise: boolean, isCareful: boolean): boolean {
  return mayOtherwise || !isCareful;
}
