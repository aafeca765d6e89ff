/** What of a rhythm a calendar's own arithmetic finds, and what must be said date by date, so that both come to the same. */
import type { Time } from '#lib/feeds/ics';
import { transitionsIn } from '#lib/feeds/zone';
import { addDays, dayOf, dayStart, isUnambiguous } from '#lib/values/time/day';
import { keyOf } from '#lib/values/time/rhythm';
import { spanOf } from '#lib/values/time/span';

/** A date of a rhythm as it stands: `movedFrom` is when it was to start, where it was moved. */
export type Dated = { starts: Date; ends: Date; movedFrom: Date | null; calledOff: boolean; words: string };

export type Rule = {
  rule: string;
  firstDay: string;
  exdates: string[];
  startHour: string | null;
  endHour: string | null;
  zone: string;
};

/** A date to be said by itself: in place of a series' own date at `slot`, or alone. */
export type Own = { day: string; date: Dated; slot: Time | null; of: Series | null };
/** A rule from a date on, and the dates it leaves out. `name` tells it from the others of its post; the first has none. */
export type Series = { name: string; rule: string; start: Time; end: Time | null; left: Time[] };

/** So far ahead clocks are looked after: a calendar asks again long before. */
const YEARS_AHEAD = 2;
const DAY = 86_400_000;

/**
 * The series of a rule and its dates that are not over: it begins with the first of them (what has passed is forgotten, here too).
 * Within those dates whatever the rule has and they have not is left out; after them the rule goes on. Said by themselves are dates that
 * were moved, called off or spoken of, and those where clocks change between start and end. At an hour that clocks skip (RFC 5545 drops
 * the date, the neighbours meet) or pass twice (readers choose either) the series ends, the date is said alone, and another begins.
 */
export function seriesOf(rule: Rule, dates: Dated[], now: Date): { all: Series[]; own: Own[] } {
  const { startHour, zone, exdates } = rule;
  const byDay = new Map(dates.map((date) => [dayOf(date.movedFrom ?? date.starts, zone), date]));
  const days = [...byDay.keys()].sort();
  const has = (day: string) => isOn(rule, day) && !exdates.includes(day);
  const [first, last] = [days.find(has), days.at(-1) as string];
  const alone = (day: string, date: Dated): Own => ({ day, date, slot: null, of: null });
  if (!first) return { all: [], own: [...byDay].map(([day, date]) => alone(day, date)) };
  const start = plainBefore(rule, first);
  const changes = daysOfChange(rule, start, now).filter((day) => isOn(rule, day) && !isPlain(rule, day));
  const parts = partsOf(rule, start, changes);
  const partAt = (day: string) => parts.find(({ from, till }) => day >= from && (!till || day <= till));
  const own: Own[] = [];
  const say = (day: string, date: Dated) => {
    const part = has(day) ? partAt(day) : undefined;
    if (!part) own.push(alone(day, date));
    else if (!isAsRuled(rule, day, date))
      own.push({ day, date, slot: { day, hour: startHour }, of: part.series });
  };
  for (const [day, date] of byDay) say(day, date);
  for (const day of changes.filter((day) => day > last && has(day)))
    say(day, { ...spanOf(day, rule, zone), movedFrom: null, calledOff: false, words: '' });
  const missing = daysFrom(start, last).filter((day) => isOn(rule, day) && !(byDay.has(day) && has(day)));
  const left = [...missing, ...exdates.filter((day) => day > last && isOn(rule, day))].sort();
  for (const day of left) partAt(day)?.series.left.push({ day, hour: startHour });
  return { all: parts.map(({ series }) => series), own };
}

type Part = { from: string; till: string | null; series: Series };

/** The rule from `start` on, cut wherever a reader could not begin or go on. `changes` are its days on which clocks matter. */
function partsOf(rule: Rule, start: string, changes: string[]): Part[] {
  const parts: Part[] = [];
  const add = (from: string, till: string | null) => {
    const times = till && daysFrom(from, till).filter((day) => isOn(rule, day)).length;
    const series = {
      name: parts[0] ? from : '',
      rule: times ? `${rule.rule};COUNT=${times}` : rule.rule,
      ...{ start: { day: from, hour: rule.startHour }, end: endOf(rule, from), left: [] },
    };
    parts.push({ from, till, series });
  };
  let from = start;
  for (const day of changes) {
    if (day < from || (day !== from && !isOdd(rule, day))) continue;
    if (day > from) add(from, addDays(day, -1));
    from = onFrom(rule, addDays(day, 1));
  }
  add(from, null);
  return parts;
}

/** The first day of the rule on or after a day. */
function onFrom(rule: Rule, day: string): string {
  let at = day;
  while (!isOn(rule, at)) at = addDays(at, 1);
  return at;
}

/** When a date of a rule ends, as its hours say: null where nobody said. */
function endOf({ startHour, endHour }: Rule, day: string): Time | null {
  if (!startHour) return { day: addDays(day, 1), hour: null };
  if (!endHour) return null;
  return { day: endHour <= startHour ? addDays(day, 1) : day, hour: endHour };
}

/** The day itself, or the last one of the rule before it on which clocks do nothing: a series cannot begin with a special date. */
function plainBefore(rule: Rule, day: string): string {
  let start = day;
  while (!isOn(rule, start) || !isPlain(rule, start)) start = addDays(start, -1);
  return start;
}

/** Whether a reader's arithmetic finds this date as we do. */
function isPlain(rule: Rule, day: string): boolean {
  const { startHour, endHour, zone } = rule;
  if (!startHour) return true;
  if (isOdd(rule, day)) return false;
  if (!endHour) return true;
  const wall = (hour: string, on: string) => Date.parse(`${on}T${hour}Z`);
  const end = endHour <= startHour ? addDays(day, 1) : day;
  if (!isUnambiguous(end, endHour, zone)) return false;
  const { starts, ends } = spanOf(day, rule, zone);
  return ends.getTime() - starts.getTime() === wall(endHour, end) - wall(startHour, day);
}

function isOdd({ startHour, zone }: Rule, day: string): boolean {
  return startHour !== null && !isUnambiguous(day, startHour, zone);
}

function isAsRuled(rule: Rule, day: string, date: Dated): boolean {
  if (date.calledOff || date.words || !isPlain(rule, day)) return false;
  const { starts, ends } = spanOf(day, rule, rule.zone);
  return starts.getTime() === date.starts.getTime() && ends.getTime() === date.ends.getTime();
}

/** The days around which clocks change, from `first` on. */
function daysOfChange({ startHour, zone }: Rule, first: string, now: Date): string[] {
  if (!startHour) return [];
  const till = new Date(now.getTime() + YEARS_AHEAD * 366 * DAY);
  const changes = transitionsIn(zone, dayStart(first, zone), till);
  const around = changes
    .map(({ at }) => dayOf(new Date(at.epochMilliseconds), zone))
    .flatMap((day) => [addDays(day, -1), day]);
  return [...new Set(around)].filter((day) => day >= first).sort();
}

/** Whether a rule has a day, by counting days; before its first day as if it had always gone on. */
function isOn({ rule, firstDay }: Pick<Rule, 'rule' | 'firstDay'>, day: string): boolean {
  const rhythm = keyOf(rule);
  if (!rhythm) return false;
  const date = new Date(`${day}T00:00Z`);
  const [weekday, dayOfMonth] = [date.getUTCDay() || 7, date.getUTCDate()];
  switch (rhythm.key) {
    case 'day':
      return true;
    case 'month-date':
      return dayOfMonth === rhythm.date;
    case 'week':
      return weekday === rhythm.weekday;
    case 'two-weeks':
      return ((date.getTime() - Date.parse(`${firstDay}T00:00Z`)) / DAY) % 14 === 0;
    case 'month-nth':
      return weekday === rhythm.weekday && Math.ceil(dayOfMonth / 7) === rhythm.nth;
    case 'month-last':
      return (
        weekday === rhythm.weekday && new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth()
      );
  }
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00Z`); at <= Date.parse(`${last}T00:00Z`); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
