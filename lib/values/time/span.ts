/** From when till when a date goes: a local day and hours become two instants. */
import { addDays, atHour, dayEnd, dayStart } from '#lib/values/time/day';
import { Temporal } from '#lib/values/time/temporal';

/** Hours as people give them: local, 'HH:MM'. `spanDays`, at least 1, is on how many days in a row (1 where it is not said). */
export type Hours = { startHour: string | null; endHour: string | null; spanDays?: number };

/** One date: its local day, which is its key, and the instants from which (inside) and till which (outside). */
export type Span = { day: string; starts: Date; ends: Date };

/** Where nobody says an end: one must know when something has passed, and two hours is how long most things go. */
export const HOURS_WITHOUT_END = 2;

/**
 * From when till when something on `day` goes in `zone`; it always ends after it starts, but for a whole day
 * that the zone left out.
 * - No start hour: all of the day, local midnight to local midnight, whatever its length; an end hour is not asked.
 * - An end hour not after the start hour is on the next day: 20:00 to 02:00.
 * - No end hour: two hours.
 * - Several days: the end hour is that of the last; without one, it ends with the last day.
 */
export function spanOf(day: string, { startHour, endHour, spanDays = 1 }: Hours, zone: string): Span {
  const lastDay = addDays(day, spanDays - 1);
  if (!startHour) return { day, starts: dayStart(day, zone), ends: dayEnd(lastDay, zone) };

  const starts = atHour(day, startHour, zone);
  if (!endHour && spanDays > 1) return { day, starts, ends: dayEnd(lastDay, zone) };
  if (!endHour) return { day, starts, ends: later(starts, HOURS_WITHOUT_END * 60) };

  const endDay = spanDays === 1 && endHour <= startHour ? addDays(day, 1) : lastDay;
  const ends = atHour(endDay, endHour, zone);
  if (ends > starts) return { day, starts, ends };
  // Where clocks skip the start hour it moves, and could pass the end: 02:30 to 03:00 is then 03:30 to 04:00.
  const wall = Temporal.PlainDateTime.from(`${day}T${startHour}`).until(`${endDay}T${endHour}`);
  return { day, starts, ends: later(starts, wall.total('minutes')) };
}

/** Around the clock, and an hour more where clocks go back. */
const ROUND = 25 * 60 * 60 * 1000;

/** Whether a date goes over several days, rather than at most into the night after it. A whole day does not, unless another follows. */
export function isOverDays({ starts, ends }: Pick<Span, 'starts' | 'ends'>): boolean {
  return ends.getTime() - starts.getTime() > ROUND;
}

function later(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
