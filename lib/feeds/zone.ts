/** A zone as a calendar carries it (RFC 5545, 3.6.5): its real transitions, so that a reader without a list of zones is right too. */
import { Temporal } from '#lib/values/time/temporal';

/** Clocks change: when (seconds are exact), from and to how many minutes ahead of UTC. */
export type Transition = { at: Temporal.Instant; from: number; to: number };

/** So many years of transitions are written: nobody keeps a calendar longer without asking again. */
const YEARS = 10;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The changes of the clocks in `zone` after `from`, until `till`. */
export function transitionsIn(zone: string, from: Date, till: Date): Transition[] {
  const found: Transition[] = [];
  const end = till.getTime();
  let at: Temporal.ZonedDateTime | null = zoned(from, zone);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.epochMilliseconds > end) return found;
    const before = offset(at.subtract({ nanoseconds: 1 }));
    if (before !== offset(at)) found.push({ at: at.toInstant(), from: before, to: offset(at) });
  }
}

const kept = new Map<string, string[]>();

/** The lines of a VTIMEZONE, not folded, from a year before the year of `now` on. One zone and year is computed once. */
export function zoneLines(zone: string, now: Date): string[] {
  const year = now.getUTCFullYear();
  const key = `${zone} ${year}`;
  const lines = kept.get(key) ?? [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observances(zone, year),
    'END:VTIMEZONE',
  ];
  kept.set(key, lines);
  return lines;
}

function observances(zone: string, year: number): string[] {
  const from = new Date(Date.UTC(year - 1, 0, 1));
  const previous = zoned(from, zone).getTimeZoneTransition('previous');
  const since = previous ? new Date(previous.epochMilliseconds - 1) : from;
  const all = transitionsIn(zone, since, new Date(Date.UTC(year + YEARS, 0, 1)));
  const standard = Math.min(offset(zoned(from, zone)), ...all.map(({ to }) => to));
  if (!previous || all.length === 0) {
    const always = offset(zoned(from, zone));
    const begins = `DTSTART:${year - 1}0101T000000`;
    return observance(
      'STANDARD',
      { at: Temporal.Instant.from(from.toISOString()), from: always, to: always },
      [begins],
    ).concat(all.length > 0 ? grouped(all, standard) : []);
  }
  return grouped(all, standard);
}

/** One observance for each pair of offsets: a yearly rule where there is one, else its dates. */
function grouped(all: Transition[], standard: number): string[] {
  const groups = new Map<string, Transition[]>();
  for (const each of all) {
    const key = `${each.from} ${each.to}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group as [Transition, ...Transition[]];
    const rule = yearlyRule(group);
    // One line for each: not every reader looks further than the first of a list.
    const dates = others.map((each) => `RDATE:${wall(each)}`);
    return observance(first.to > standard ? 'DAYLIGHT' : 'STANDARD', first, [
      `DTSTART:${wall(first)}`,
      ...(rule ? [rule] : dates),
    ]);
  });
}

function observance(name: 'STANDARD' | 'DAYLIGHT', { from, to }: Transition, when: string[]): string[] {
  return [
    `BEGIN:${name}`,
    ...when,
    `TZOFFSETFROM:${signed(from)}`,
    `TZOFFSETTO:${signed(to)}`,
    `END:${name}`,
  ];
}

/** "The last Sunday of March, every year", where that is so in all the years written; undefined where it is not. */
function yearlyRule(group: Transition[]): string | undefined {
  const walls = group.map(onset);
  const [first] = walls as [Temporal.PlainDateTime];
  const isRegular = walls.every(
    (each, at) =>
      each.year === first.year + at &&
      each.month === first.month &&
      each.dayOfWeek === first.dayOfWeek &&
      each.toPlainTime().equals(first.toPlainTime()),
  );
  if (!isRegular || walls.length < YEARS - 1) return undefined;
  const nth = Math.ceil(first.day / 7);
  const isNth = walls.every(({ day }) => Math.ceil(day / 7) === nth);
  const isLast = walls.every(({ day, daysInMonth }) => day + 7 > daysInMonth);
  if (!isNth && !isLast) return undefined;
  return `RRULE:FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${isLast ? -1 : nth}${WEEKDAYS[first.dayOfWeek - 1]}`;
}

/** The wall time at which clocks change, by the offset before (as DTSTART of an observance is meant). */
function onset({ at, from }: Transition): Temporal.PlainDateTime {
  return at.toZonedDateTimeISO('UTC').add({ minutes: from }).toPlainDateTime();
}

function wall(each: Transition): string {
  return onset(each).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

function zoned(date: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
}

const offset = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 60e9;

function signed(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}
