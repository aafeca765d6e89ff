import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '#lib/feeds/calendar-entries';
import { ics } from '#lib/feeds/ics';
import type { FedOccurrence, FedPost } from '#lib/feeds/queries';
import { speechIn } from '#lib/feeds/speech';
import {
  type CalendarWindow,
  occurrencesWithin,
  readByIcalJs,
  readByNodeIcal,
  seconds,
} from '#lib/feeds/testing';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { datesOf, firstDayOf } from '#lib/values/time/dates';
import { addDays, dayOf, dayStart } from '#lib/values/time/day';
import { RHYTHMS, ruleOf } from '#lib/values/time/rhythm';

// What a calendar says is what stands on the board: for any rhythm, over a year, in every zone, read back by programs that are not ours.

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const YEAR = 365;
const RUNS = 80;
const DAY = 86_400_000;

const moment = fc.date({
  min: new Date('2024-01-01T00:00Z'),
  max: new Date('2032-01-01T00:00Z'),
  noInvalidDate: true,
});
/** Hours around which clocks change are asked for more often than they are. */
const hour = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '17:00'),
  moment.map((date) => date.toISOString().slice(11, 16)),
);
const change = fc.record({
  at: fc.nat({ max: 60 }),
  is: fc.constantFrom('off' as const, 'moved' as const, 'said' as const, 'gone' as const),
  minutes: fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
});
const some = fc.record({
  zone: fc.constantFrom(...ZONES),
  key: fc.constantFrom(...RHYTHMS),
  first: moment.map((date) => date.toISOString().slice(0, 10)),
  startHour: fc.option(hour, { freq: 5 }),
  endHour: fc.option(hour),
  left: fc.array(fc.integer({ min: -20, max: 380 }), { maxLength: 8 }),
  later: fc.integer({ min: -30 * 24 * 60, max: 500 * 24 * 60 }),
  changes: fc.array(change, { maxLength: 6 }),
});
type Some = typeof some extends fc.Arbitrary<infer S> ? S : never;

/** A calendar of a rhythm, and what is on by the board's own reckoning: its dates as they stand, then those that the rule will bring. */
function made({
  zone,
  key,
  first,
  startHour,
  endHour,
  left,
  later,
  changes,
}: Some): CalendarWindow & { expected: string[] } {
  const rule = ruleOf(key, first);
  const firstDay = firstDayOf(rule, first);
  const now = new Date(Math.floor((dayStart(first, zone).getTime() + later * 60_000) / 60_000) * 60_000);
  const exdates = left.map((days) => addDays(dayOf(now, zone), days));
  const rhythm = { rule, firstDay, exdates, startHour, endHour, zone };
  const dates: FedOccurrence[] = datesOf(rhythm, now).map(({ day, starts, ends }) => ({
    ...{
      id: day,
      kind: startHour ? 'HOUR' : 'DATE',
      starts,
      ends,
      movedFrom: null,
      calledOff: false,
      words: '',
    },
  }));
  const last = dates.at(-1) as FedOccurrence;
  const gone = new Set<FedOccurrence>();
  for (const { at, is, minutes } of changes) {
    const date = dates[at % dates.length] as FedOccurrence;
    if (is === 'off') date.calledOff = true;
    if (is === 'said') date.words = 'Bring a bowl; two, "if" you can\nor none';
    if (is === 'gone' && date !== last) gone.add(date);
    if (
      is === 'moved' &&
      startHour &&
      !date.movedFrom &&
      date.starts.getTime() + minutes * 60_000 > now.getTime()
    ) {
      date.movedFrom = date.starts;
      date.starts = new Date(date.starts.getTime() + minutes * 60_000);
      date.ends = new Date(date.ends.getTime() + minutes * 60_000);
    }
  }
  const occurrences = dates.filter((date) => !gone.has(date));
  const post: FedPost = {
    ...{
      id: crypto.randomUUID(),
      kind: 'ACTIVITY',
      ...NOTHING_SAID,
      title: 'Baking',
    },
    ...{
      place: null,
      rhythm: rule,
      rhythmFrom: new Date(firstDay),
      excludedDates: exdates,
      startHour,
      endHour,
      changedAt: now,
      occurrences,
    },
  };
  const context = {
    speech: speechIn('en'),
    zone,
    now,
    address: (path: string) => `https://board.example${path}`,
  };
  const [name, url] = ['Board', 'https://board.example/'];
  const text = ics({ name, url, language: 'en', zone, entries: entriesOf(post, context) }, now);
  const till = new Date(now.getTime() + YEAR * DAY);
  const coming = new Map<string, FedOccurrence>();
  const lastDay = dayOf(last.movedFrom ?? last.starts, zone);
  for (let from = now; from < till; from = new Date(from.getTime() + 80 * DAY))
    for (const { day, starts, ends } of datesOf(rhythm, from))
      if (day > lastDay) coming.set(day, { ...last, starts, ends, calledOff: false });
  const expected = [...occurrences, ...coming.values()].map(({ starts, ends, calledOff }) => {
    const at = (date: Date) => (startHour ? seconds(date) : dayOf(date, zone));
    return `${at(starts)} ${startHour && !endHour ? '' : at(ends)} ${calledOff ? 'CANCELLED' : 'CONFIRMED'}`;
  });
  return { text, since: now, till, expected: occurrencesWithin(expected, now, till) };
}

/** Fails with what a reader misses and what it finds beside, and with the calendar it read. A moved date may fall on another. */
function differ(text: string, found: string[], expected: string[]): void {
  const beyond = (some: string[], others: string[]) => {
    const left = [...others];
    return some.filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const said = { missed: beyond(expected, found), beside: beyond(found, expected) };
  expect(said, text).toEqual({ missed: [], beside: [] });
}

describe('over a year, whatever the rhythm, the hours, the zone, and what was called off, moved or said', {
  timeout: 120_000,
}, () => {
  test('ical.js reads what stands on the board', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { expected, ...asked } = made(given);
        differ(asked.text, readByIcalJs(asked), expected);
      }),
      { numRuns: RUNS },
    );
  });

  test('node-ical reads what stands on the board', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { expected, ...asked } = made(given);
        differ(asked.text, readByNodeIcal(asked), expected);
      }),
      { numRuns: RUNS },
    );
  });
});
