import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  atHour,
  dayEnd,
  dayOf,
  dayStart,
  hourOf,
  isRecent,
  parseDay,
  parseHour,
  todayIn,
  weekdayOf,
} from '#lib/values/time/day';
import { Temporal } from '#lib/values/time/temporal';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES, 'America/Sao_Paulo', 'Asia/Beirut', 'America/Havana', 'UTC');
const moment = fc.date({
  min: new Date('1990-01-01T00:00Z'),
  max: new Date('2060-01-01T00:00Z'),
  noInvalidDate: true,
});
const day = moment.map((date) => date.toISOString().slice(0, 10));
const hour = moment.map((date) => date.toISOString().slice(11, 16));

/** What a clock on the wall shows, told by Intl and not by Temporal. */
function wall(instant: Date, timeZone: string): string {
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat('sv', style).format(instant).replace(' ', 'T');
}

/** All instants at which the clock on the wall shows `text`: none in a gap, two in an overlap. */
function instantsOf(text: string, timeZone: string): Date[] {
  const quarters = Array.from({ length: 30 * 4 }, (_, each) => each - 15 * 4);
  return quarters
    .map((quarter) => new Date(Date.parse(`${text}Z`) + quarter * 900_000))
    .filter((instant) => wall(instant, timeZone) === text);
}

describe('reading', () => {
  test.each(['2026-10-15', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  test.each([
    ...['', 'today', '2026-10-1', '26-10-15', '2026-13-01', '2026-00-01', '2026-04-31', '2026-10-00'],
    ...[
      '2023-02-29',
      '1900-02-29',
      '2026-10-15 ',
      ' 2026-10-15',
      '2026-10-15\n',
      '2026-10-15T00:00',
      '20261015',
    ],
    ...['2026-W42-4', '-002026-10-15', '+002026-10-15', '0000-01-01', '0999-12-31', '10000-01-01'],
    ...['2026-10-15[u-ca=hebrew]', '2026/10/15', '٢٠٢٦-١٠-١٥'],
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test('every day of the calendar, and no other, is a day', () => {
    fc.assert(fc.property(day, (text) => parseDay(text) === text));
    fc.assert(
      fc.property(fc.stringMatching(/^2\d{3}-[01]\d-[0-3]\d$/), (text) => {
        const parsed = new Date(`${text}T00:00Z`);
        const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(parseDay(text)).toBe(real ? text : null);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => [null, text].includes(parseDay(text))));
  });

  test('hours', () => {
    for (const text of ['00:00', '09:05', '19:59', '23:59']) expect(parseHour(text)).toBe(text);
    for (const text of ['', '24:00', '9:05', '09:60', '09:05:00', '09.05', '09:05\n', ' 09:05'])
      expect(parseHour(text)).toBeNull();
  });
});

describe('counting', () => {
  test('over months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-10-15', 0)).toBe('2026-10-15');
  });

  test('there and back, in the order of the text, a weekday further', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 4000 }), (from, n) => {
        const to = addDays(from, n);
        expect(addDays(to, -n)).toBe(from);
        expect(to > from).toBe(true);
        expect(weekdayOf(to)).toBe(((weekdayOf(from) - 1 + n) % 7) + 1);
      }),
    );
  });

  test('never out of four digits', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1000-01-01', -1)).toThrow(RangeError);
  });

  test('Monday is 1, Sunday is 7', () => {
    expect(weekdayOf('2026-10-12')).toBe(1);
    expect(weekdayOf('2026-10-18')).toBe(7);
  });
});

describe('the day it is', () => {
  test('is not the same everywhere', () => {
    expect(todayIn('Pacific/Apia', new Date('2026-10-15T10:59:59Z'))).toBe('2026-10-15');
    expect(todayIn('Pacific/Apia', new Date('2026-10-15T11:00Z'))).toBe('2026-10-16');
    expect(todayIn('America/New_York', new Date('2026-10-15T03:59:59Z'))).toBe('2026-10-14');
    expect(todayIn('Asia/Kathmandu', new Date('2026-10-15T18:15Z'))).toBe('2026-10-16');
  });

  test('may be asked of a Temporal.Instant', () => {
    expect(todayIn('Europe/Berlin', Temporal.Instant.from('2026-10-15T22:00Z'))).toBe('2026-10-16');
  });

  test('agrees with the clock on the wall', () => {
    fc.assert(
      fc.property(moment, zone, (instant, each) => {
        expect(`${dayOf(instant, each)}T${hourOf(instant, each)}`).toBe(wall(instant, each));
      }),
    );
  });
});

describe('from its start to its end', () => {
  test.each([
    ['Europe/Berlin', '2025-03-30', '2025-03-29T23:00Z', '2025-03-30T22:00Z'],
    ['Europe/Berlin', '2025-10-26', '2025-10-25T22:00Z', '2025-10-26T23:00Z'],
    ['America/New_York', '2025-03-09', '2025-03-09T05:00Z', '2025-03-10T04:00Z'],
    ['Australia/Lord_Howe', '2025-10-05', '2025-10-04T13:30Z', '2025-10-05T13:00Z'],
    ['Asia/Kathmandu', '2025-02-28', '2025-02-27T18:15Z', '2025-02-28T18:15Z'],
    ['Africa/Casablanca', '2025-04-06', '2025-04-06T00:00Z', '2025-04-06T23:00Z'],
    ['Pacific/Apia', '2020-09-27', '2020-09-26T11:00Z', '2020-09-27T10:00Z'],
  ])('%s %s', (each, text, start, end) => {
    expect(dayStart(text, each)).toEqual(new Date(start));
    expect(dayEnd(text, each)).toEqual(new Date(end));
  });

  test.each([
    ['America/Sao_Paulo', '2018-11-04', '01:00'],
    ['Asia/Beirut', '2025-03-30', '01:00'],
    ['Asia/Kathmandu', '1986-01-01', '00:15'],
  ])('%s %s has no midnight and begins at %s', (each, text, first) => {
    expect(hourOf(dayStart(text, each), each)).toBe(first);
    expect(dayEnd(addDays(text, -1), each)).toEqual(dayStart(text, each));
  });

  test('where midnight is twice, the day begins the first time', () => {
    expect(dayStart('2025-11-02', 'America/Havana')).toEqual(new Date('2025-11-02T04:00Z'));
  });

  test('a day that was left out has no length', () => {
    expect(dayStart('2011-12-30', 'Pacific/Apia')).toEqual(dayEnd('2011-12-30', 'Pacific/Apia'));
    expect(dayEnd('2011-12-29', 'Pacific/Apia')).toEqual(dayStart('2011-12-31', 'Pacific/Apia'));
  });

  test('its first and last milliseconds are of it, those about it are not', () => {
    fc.assert(
      fc.property(day, zone, (text, each) => {
        fc.pre(text !== '2011-12-30');
        const [start, end] = [dayStart(text, each).getTime(), dayEnd(text, each).getTime()];
        expect(wall(new Date(start), each).slice(0, 10)).toBe(text);
        expect(wall(new Date(end - 1), each).slice(0, 10)).toBe(text);
        expect(wall(new Date(start - 1), each).slice(0, 10) < text).toBe(true);
        expect(wall(new Date(end), each).slice(0, 10) > text).toBe(true);
      }),
    );
  });
});

describe('an hour of a day', () => {
  test.each([
    ['Europe/Berlin', '2025-03-30', '02:30', '03:30'],
    ['America/New_York', '2025-03-09', '02:30', '03:30'],
    ['Australia/Lord_Howe', '2025-10-05', '02:15', '02:45'],
    ['Asia/Kathmandu', '1986-01-01', '00:05', '00:20'],
    ['Africa/Casablanca', '2025-04-06', '02:30', '03:30'],
    ['Pacific/Apia', '2020-09-27', '03:30', '04:30'],
  ])('%s %s has no %s: it is %s', (each, text, asked, shown) => {
    expect(instantsOf(`${text}T${asked}`, each)).toEqual([]);
    expect(wall(atHour(text, asked, each), each)).toBe(`${text}T${shown}`);
  });

  test.each([
    ['Europe/Berlin', '2025-10-26', '02:30', '2025-10-26T00:30Z'],
    ['America/New_York', '2025-11-02', '01:30', '2025-11-02T05:30Z'],
    ['Australia/Lord_Howe', '2025-04-06', '01:45', '2025-04-05T14:45Z'],
    ['Africa/Casablanca', '2025-02-23', '02:30', '2025-02-23T01:30Z'],
    ['Pacific/Apia', '2021-04-04', '03:30', '2021-04-03T13:30Z'],
  ])('%s %s has %s twice: it is the first, %s', (each, text, asked, first) => {
    expect(instantsOf(`${text}T${asked}`, each)).toHaveLength(2);
    expect(atHour(text, asked, each)).toEqual(new Date(first));
  });

  test('is the first instant at which the wall shows it, wherever there is one', () => {
    fc.assert(
      fc.property(day, hour, zone, (text, asked, each) => {
        const [first] = instantsOf(`${text}T${asked}`, each);
        const found = atHour(text, asked, each);
        if (first) expect(found).toEqual(first);
        else expect(wall(found, each) > `${text}T${asked}`).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test('lately is since the midnight before yesterday began, by the clocks of the zone', () => {
  const now = new Date('2026-10-25T12:00:00Z'); // in Berlin, a day of twenty-five hours
  expect(isRecent(new Date('2026-10-23T22:00:00Z'), 'Europe/Berlin', now)).toBe(true);
  expect(isRecent(new Date('2026-10-23T21:59:59.999Z'), 'Europe/Berlin', now)).toBe(false);
  expect(isRecent(now, 'Europe/Berlin', now)).toBe(true);
});
