/** The dates of a rhythm. */
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, dayEnd, dayOf, dayStart } from '#lib/values/time/day';
import { isRhythm } from '#lib/values/time/rhythm';
import { type Hours, type Span, spanOf } from '#lib/values/time/span';

/** How far ahead dates stand: a season, which is as far as people plan with neighbours. */
export const COMING_DAYS = 90;

/** Whoever cannot come to the next date should see another, however rare they are. */
export const DATES_AT_LEAST = 2;

/** A rule of ours, the day it counts from, and the local days that are left out. */
export type Recurrence = Hours & { rule: string; firstDay: string; exdates: string[]; zone: string };

/** What there is already of a rhythm, so that what is asked of its rule fits to it. Days are local, by the rule. */
export type KnownDates = {
  /** From when on dates are told, though they are over by now. */
  since?: Date;
  /** Up to which day they are told, though it is further than the coming ninety. */
  till?: string;
  /** The days on which nothing takes place though the rule has them: called off, or moved and over. */
  off?: Set<string>;
};

/**
 * The dates that are not over at `from`: all whose day is within the coming ninety, and never fewer than two that take place.
 * A date depends only on its day, so asking again later gives the same dates and more: `day` is their key.
 * A start hour that clocks skip moves (see `atHour`); a day that the zone left out is left out.
 * @throws RangeError where `rule` is not a rhythm
 */
export function datesOf(
  repeating: Recurrence,
  from: Date,
  { since = from, till, off }: KnownDates = {},
): Span[] {
  const { rule, firstDay, exdates, zone, spanDays = 1 } = repeating;
  const ahead = addDays(dayOf(from, zone), COMING_DAYS);
  const horizon = till !== undefined && till > ahead ? till : ahead;
  const begin = since < from ? since : from;
  const left = new Set(exdates);
  const dates: Span[] = [];
  const places: Span[] = [];
  // One day earlier than its days can reach: what began yesterday may go past midnight.
  for (const day of daysOf(rule, firstDay, addDays(dayOf(begin, zone), -spanDays))) {
    if (day > horizon && places.length >= DATES_AT_LEAST) break;
    if (left.has(day) || dayStart(day, zone) >= dayEnd(day, zone)) continue;
    const date = spanOf(day, repeating, zone);
    if (date.ends > begin) dates.push(date);
    if (date.ends > from && !off?.has(day)) places.push(date);
  }
  return dates;
}

/**
 * The first day of `rule` on or after `day`: `day` itself where it fits. This is what to store and to send as
 * DTSTART, which RFC 5545 (3.8.5.3) wants to be in the rule. @throws RangeError where `rule` is not a rhythm
 */
export function firstDayOf(rule: string, day: string): string {
  for (const first of daysOf(rule, day, day)) return first;
  throw new RangeError(`${rule} has no day from ${day}`);
}

/**
 * Days, not instants, come from the rule (at midnight UTC, where nothing is skipped): RFC 5545 drops a date whose
 * hour does not exist on a day when clocks change, but the neighbours meet that day too.
 */
function* daysOf(rule: string, firstDay: string, from: string): Generator<string> {
  if (!isRhythm(rule)) throw new RangeError(`not a rhythm: ${rule}`);
  const start = `DTSTART:${firstDay.replaceAll('-', '')}T000000Z`;
  const days = new RRuleTemporal({ rruleString: `${start}\nRRULE:${rule}` });
  let next = days.next(dayStart(from > firstDay ? from : firstDay, 'UTC'), true);
  while (next && next.year <= 9999) {
    yield next.toPlainDate().toString();
    next = days.next(next);
  }
}
