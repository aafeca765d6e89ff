/**
 * A day is a local calendar date, written 'YYYY-MM-DD' (ISO 8601) with a year of four digits, so that the order
 * of the text is the order of the days. An hour is local wall time, 'HH:MM'. Zones are IANA names.
 */
import { Temporal } from '#lib/values/time/temporal';

/** From year 1000: no zone can then push an instant of it before year 1, which databases write differently. */
const DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** The day that `text` names exactly as 'YYYY-MM-DD', or null where the calendar has no such day. */
export function parseDay(text: string): string | null {
  if (!DAY.test(text)) return null;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const last = month >= 1 && month <= 12 ? new Temporal.PlainYearMonth(year, month).daysInMonth : 0;
  return day >= 1 && day <= last ? text : null;
}

/** The hour that `text` names exactly as 'HH:MM', 00:00 to 23:59, or null. */
export function parseHour(text: string): string | null {
  return HOUR.test(text) ? text : null;
}

/** The day it is in `zone` at `now`. */
export function todayIn(zone: string, now: Temporal.Instant | Date): string {
  return local(now, zone).toPlainDate().toString();
}

/** The day on which `instant` falls in `zone`. */
export function dayOf(instant: Date, zone: string): string {
  return todayIn(zone, instant);
}

/** Since when is lately: yesterday and today in `zone`. Of what was said before, only the day is kept (lib/platform/database/coarsen-times.ts). */
export function recentSince(zone: string, now: Date): Date {
  return dayStart(addDays(todayIn(zone, now), -1), zone);
}

/** Whether an instant is of today or yesterday in `zone`. */
export function isRecent(instant: Date, zone: string, now: Date): boolean {
  return instant >= recentSince(zone, now);
}

/** The wall time 'HH:MM' of `instant` in `zone`; seconds are dropped. */
export function hourOf(instant: Date, zone: string): string {
  return local(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The first instant of `day` in `zone`: midnight, or where clocks skip midnight, when the day begins. */
export function dayStart(day: string, zone: string): Date {
  return date(Temporal.PlainDate.from(day).toZonedDateTime(zone));
}

/**
 * The instant at which `day` is over in `zone`: the first of the next day, itself outside. A day that a zone
 * left out (Apia, 2011-12-30) ends as it starts.
 */
export function dayEnd(day: string, zone: string): Date {
  return date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone));
}

/**
 * The instant of wall time `hour` ('HH:MM') on `day` in `zone`. Where clocks skip that hour, as much later as
 * they skip; where they pass it twice, the first time ("compatible", as RFC 5545, 3.3.5 has it for DTSTART).
 */
export function atHour(day: string, hour: string, zone: string): Date {
  return date(Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(zone));
}

/** Whether wall time `hour` comes exactly once on `day` in `zone`: clocks neither skip it nor pass it twice. */
export function isUnambiguous(day: string, hour: string, zone: string): boolean {
  const wall = Temporal.PlainDateTime.from(`${day}T${hour}`);
  const [one, other] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return one?.epochMilliseconds === other?.epochMilliseconds;
}

/** The day `n` days after `day`, or before it where `n` is negative. @throws RangeError outside 1000 to 9999 */
export function addDays(day: string, n: number): string {
  const moved = Temporal.PlainDate.from(day).add({ days: n }).toString();
  if (!DAY.test(moved)) throw new RangeError(`no day ${n} days from ${day}`);
  return moved;
}

/** The last day of the month that `day` is in. */
export function monthEnd(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}

/** The ISO weekday of `day`: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function local(instant: Temporal.Instant | Date, zone: string): Temporal.ZonedDateTime {
  const { epochMilliseconds } = instant instanceof Date ? { epochMilliseconds: instant.getTime() } : instant;
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
}

function date(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}

/** A day ('YYYY-MM-DD') as a column of days takes it: its midnight in UTC, wherever the board is. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00Z`);

/** The day that a column of days gave back. */
export const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10);
