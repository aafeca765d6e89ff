/** The days that the board is made of, as spans of instants. */
import { addDays, dayEnd, dayStart, todayIn } from '#lib/values/time/day';

/** A part of the time to come: from when (inside) till when (outside; null for ever). `day` is null for what comes later. */
export type TimeRange = {
  name: 'today' | 'tomorrow' | 'day' | 'later';
  day: string | null;
  from: Date;
  till: Date;
};

/** Each weekday once: a day then has its own colour and its own name. */
const WEEK = 7;
/** So far ahead that nothing on the board is later. */
export const END_OF_TIME = new Date('9999-01-01T00:00Z');

/** Today, tomorrow, the days of the week that begins today, and later. */
export function timeRangesFrom(now: Date, zone: string): TimeRange[] {
  const today = todayIn(zone, now);
  const week = Array.from({ length: WEEK }, (_, ahead) => timeRangeOf(addDays(today, ahead), today, zone));
  return [
    ...week,
    { name: 'later', day: null, from: dayStart(addDays(today, WEEK), zone), till: END_OF_TIME },
  ];
}

/** The part that a day is, seen from `today`. */
export function timeRangeOf(day: string, today: string, zone: string): TimeRange {
  const name = day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : 'day';
  return { name, day, from: dayStart(day, zone), till: dayEnd(day, zone) };
}
