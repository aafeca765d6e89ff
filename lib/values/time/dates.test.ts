import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMING_DAYS, DATES_AT_LEAST, datesOf, firstDayOf, type Recurrence } from '#lib/values/time/dates';
import { addDays, dayEnd, dayOf, dayStart, hourOf } from '#lib/values/time/day';
import { keyOf, RHYTHMS, ruleOf } from '#lib/values/time/rhythm';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const DAY = 86_400_000;
const zone = fc.constantFrom(...ZONES);
const moment = fc.date({
  min: new Date('2005-01-01T00:00Z'),
  max: new Date('2050-01-01T00:00Z'),
  noInvalidDate: true,
});
const hour = moment.map((date) => date.toISOString().slice(11, 16));
/** Some rhythm, and an instant from half a year before its first day to six years after. */
const asked = fc
  .record({
    key: fc.constantFrom(...RHYTHMS),
    first: moment.map((date) => date.toISOString().slice(0, 10)),
    startHour: fc.option(hour),
    endHour: fc.option(hour),
    spanDays: fc.constantFrom(undefined, 1, 2, 3),
    left: fc.array(fc.integer({ min: -40, max: 400 }), { maxLength: 60 }),
    zone,
    later: fc.integer({ min: -180 * 24 * 60, max: 6 * 365 * 24 * 60 }),
  })
  .map(({ key, first, left, later, ...hours }) => {
    const rule = ruleOf(key, first);
    const from = new Date(dayStart(first, hours.zone).getTime() + later * 60_000);
    const exdates = left.map((days) => addDays(dayOf(from, hours.zone), days));
    const repeating: Recurrence = { ...hours, rule, firstDay: firstDayOf(rule, first), exdates };
    return { repeating, from };
  });

/** Whether a rule has `day`, told by counting days and not by the library. */
function fits(rule: string, firstDay: string, day: string): boolean {
  const rhythm = keyOf(rule);
  if (!rhythm || day < firstDay) return false;
  const date = new Date(`${day}T00:00Z`);
  const [weekday, nth] = [date.getUTCDay() || 7, Math.ceil(date.getUTCDate() / 7)];
  const lastOfMonth = new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth();
  if (rhythm.key === 'day') return true;
  if (rhythm.key === 'month-date') return date.getUTCDate() === rhythm.date;
  if (weekday !== rhythm.weekday) return false;
  if (rhythm.key === 'two-weeks')
    return ((date.getTime() - Date.parse(`${firstDay}T00:00Z`)) / DAY) % 14 === 0;
  if (rhythm.key === 'month-nth') return nth === rhythm.nth;
  return rhythm.key === 'week' || lastOfMonth;
}

function days(repeating: Partial<Recurrence>, from: string): string[] {
  const hours = { startHour: '17:00', endHour: '19:00', exdates: [], zone: 'Europe/Berlin' };
  const rule = { rule: 'FREQ=DAILY', firstDay: '2026-01-01' };
  return datesOf({ ...hours, ...rule, ...repeating }, new Date(from)).map(({ day }) => day);
}

describe('the coming ninety days', () => {
  test('of what comes seldom there are two that take place, beside those that do not', () => {
    const repeating = {
      ...{ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', firstDay: '2026-01-31', exdates: [], zone: 'Europe/Berlin' },
      ...{ startHour: '17:00', endHour: '19:00' },
    };
    const from = new Date('2026-01-31T20:00Z');
    const told = (off: string[]) => datesOf(repeating, from, { off: new Set(off) }).map(({ day }) => day);
    expect(told([])).toEqual(['2026-03-31', '2026-05-31']);
    expect(told(['2026-03-31'])).toEqual(['2026-03-31', '2026-05-31', '2026-07-31']);
  });

  test('every day', () => {
    const found = days({}, '2026-10-15T12:00Z');
    expect([found.at(0), found.at(-1)]).toEqual(['2026-10-15', '2027-01-13']);
    expect(found).toHaveLength(COMING_DAYS + 1);
  });

  test('every second Thursday keeps its step over years', () => {
    const found = days(
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', firstDay: '2020-01-02' },
      '2026-02-01T00:00Z',
    );
    expect(found).toEqual([
      ...['2026-02-05', '2026-02-19', '2026-03-05', '2026-03-19', '2026-04-02', '2026-04-16', '2026-04-30'],
    ]);
  });

  test('the third Saturday and the last Sunday of the month', () => {
    const from = '2026-10-10T00:00Z';
    expect(days({ rule: 'FREQ=MONTHLY;BYDAY=3SA' }, from)).toEqual([
      '2026-10-17',
      '2026-11-21',
      '2026-12-19',
    ]);
    expect(days({ rule: 'FREQ=MONTHLY;BYDAY=-1SU' }, from)).toEqual([
      '2026-10-25',
      '2026-11-29',
      '2026-12-27',
    ]);
  });

  test('months without the date are skipped', () => {
    expect(days({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31' }, '2026-12-01T00:00Z')).toEqual([
      '2026-12-31',
      '2027-01-31',
    ]);
    expect(days({ rule: 'FREQ=MONTHLY;BYMONTHDAY=30' }, '2027-02-01T00:00Z')).toEqual([
      '2027-03-30',
      '2027-04-30',
    ]);
    const leap = days({ rule: 'FREQ=MONTHLY;BYMONTHDAY=29' }, '2028-01-30T00:00Z');
    expect(leap).toEqual(['2028-02-29', '2028-03-29', '2028-04-29']);
  });

  test('before the first day, from the first day', () => {
    expect(days({ firstDay: '2027-06-01' }, '2026-10-15T00:00Z')).toEqual(['2027-06-01', '2027-06-02']);
  });

  test('what is on is still there; what has ended is not', () => {
    expect(days({}, '2026-10-15T16:59Z').at(0)).toBe('2026-10-15');
    expect(days({}, '2026-10-15T17:00Z').at(0)).toBe('2026-10-16');
    const party = { rule: 'FREQ=WEEKLY;BYDAY=SA', startHour: '22:00', endHour: '04:00' };
    expect(days(party, '2026-10-18T01:59Z').at(0)).toBe('2026-10-17');
    expect(days(party, '2026-10-18T02:00Z').at(0)).toBe('2026-10-24');
    const camp = { rule: 'FREQ=MONTHLY;BYDAY=3FR', startHour: null, endHour: null, spanDays: 3 };
    expect(days(camp, '2026-10-18T21:59Z').at(0)).toBe('2026-10-16');
    expect(days(camp, '2026-10-18T22:00Z').at(0)).toBe('2026-11-20');
  });
});

describe('never fewer than two', () => {
  test('where the second is far', () => {
    expect(days({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31' }, '2026-06-01T00:00Z')).toEqual([
      '2026-07-31',
      '2026-08-31',
    ]);
  });

  test('where a whole year is left out', () => {
    const exdates = Array.from({ length: 365 }, (_, each) => addDays('2026-10-15', each));
    expect(days({ exdates }, '2026-10-15T00:00Z')).toEqual(['2027-10-15', '2027-10-16']);
    expect(days({ exdates: exdates.slice(1) }, '2026-10-15T00:00Z')).toEqual(['2026-10-15', '2027-10-15']);
  });

  test('but where days have no four digits any more', () => {
    const firstDay = '9999-12-31';
    expect(days({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', firstDay }, '2026-10-15T00:00Z')).toEqual([firstDay]);
  });
});

describe('across changing clocks', () => {
  test.each([
    ['Europe/Berlin', '2025-03-30', '02:30', '03:30'],
    ['America/New_York', '2025-03-09', '02:30', '03:30'],
    ['Australia/Lord_Howe', '2025-10-05', '02:15', '02:45'],
    ['Asia/Kathmandu', '1986-01-01', '00:05', '00:20'],
    ['Africa/Casablanca', '2025-04-06', '02:30', '03:30'],
    ['Pacific/Apia', '2020-09-27', '03:30', '04:30'],
  ])('%s %s has no %s: that date alone is at %s', (each, day, startHour, shown) => {
    const firstDay = addDays(day, -2);
    const repeating = { rule: 'FREQ=DAILY', firstDay, startHour, endHour: null, exdates: [], zone: each };
    const found = datesOf(repeating, dayStart(firstDay, each)).slice(0, 5);
    expect(found.map((date) => dayOf(date.starts, each))).toEqual(
      [-2, -1, 0, 1, 2].map((n) => addDays(day, n)),
    );
    expect(found.map((date) => hourOf(date.starts, each))).toEqual([
      ...[startHour, startHour, shown, startHour, startHour],
    ]);
  });

  test.each(ZONES)('%s: five in the afternoon stays five, all year', (each) => {
    const repeating = {
      ...{ rule: 'FREQ=WEEKLY;BYDAY=SU', firstDay: '2025-01-05', zone: each },
      ...{ startHour: '17:00', endHour: '19:30', exdates: [] },
    };
    for (let day = '2025-01-05'; day < '2026-01-01'; day = addDays(day, 7)) {
      const [date] = datesOf(repeating, dayStart(day, each));
      expect(date?.day).toBe(day);
      expect([date?.starts, date?.ends].map((at) => at && hourOf(at, each))).toEqual(['17:00', '19:30']);
    }
  });

  test('a day that a zone left out is left out', () => {
    const apia = { zone: 'Pacific/Apia', firstDay: '2011-12-29' };
    for (const startHour of ['10:00', null]) {
      const found = days({ ...apia, startHour }, '2011-12-29T00:00Z');
      expect(found.slice(0, 3)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    }
  });
});

describe('whatever the rhythm, the hours, the zone', () => {
  test('exactly the days that counting finds, in order, each once', () => {
    fc.assert(
      fc.property(asked, ({ repeating, from }) => {
        const found = datesOf(repeating, from);
        const { rule, firstDay, exdates, zone: each, spanDays = 1 } = repeating;
        const today = dayOf(from, each);
        const bounds = [
          addDays(today, -spanDays),
          addDays(today, COMING_DAYS),
          found.at(-1)?.day ?? '',
        ].sort();
        const counted: string[] = [];
        for (let day = bounds[0] ?? ''; day <= (bounds[2] ?? ''); day = addDays(day, 1)) {
          const there = dayStart(day, each) < dayEnd(day, each);
          if (there && fits(rule, firstDay, day) && !exdates.includes(day)) counted.push(day);
        }
        const over = counted.filter((day) => day < (found.at(0)?.day ?? ''));
        expect(found.map(({ day }) => day)).toEqual(counted.slice(over.length));
        for (const day of over) expect(day <= today).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('never fewer than two; beyond ninety days only to have two; none over; none left out', () => {
    fc.assert(
      fc.property(asked, ({ repeating, from }) => {
        const found = datesOf(repeating, from);
        expect(found.length).toBeGreaterThanOrEqual(DATES_AT_LEAST);
        const horizon = addDays(dayOf(from, repeating.zone), COMING_DAYS);
        if (found.length > DATES_AT_LEAST) for (const { day } of found) expect(day <= horizon).toBe(true);
        for (const { day, starts, ends } of found) {
          expect(ends > from && ends > starts).toBe(true);
          expect(repeating.exdates).not.toContain(day);
          expect(fits(repeating.rule, repeating.firstDay, day)).toBe(true);
        }
      }),
    );
  });

  test('each starts on its day at its hour, unless clocks skip that hour', () => {
    fc.assert(
      fc.property(asked, ({ repeating, from }) => {
        const { startHour, zone: each } = repeating;
        for (const { day, starts } of datesOf(repeating, from)) {
          if (!startHour) expect(starts).toEqual(dayStart(day, each));
          else if (hourOf(starts, each) === startHour) expect(dayOf(starts, each)).toBe(day);
          else
            expect(offset(starts, each)).toBeGreaterThan(offset(new Date(starts.getTime() - DAY / 8), each));
        }
      }),
    );
  });

  test('asking again later changes no date and adds none between', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 120 * 24 }), ({ repeating, from }, hours) => {
        const before = datesOf(repeating, from);
        expect(datesOf(repeating, from)).toEqual(before);
        const later = new Date(from.getTime() + hours * 3_600_000);
        const after = datesOf(repeating, later);
        const last = before.at(-1)?.day ?? '';
        expect(after.filter(({ day }) => day <= last)).toEqual(before.filter(({ ends }) => ends > later));
      }),
    );
  });
});

describe('the first day', () => {
  test('is the day itself where it fits, else the next that does', () => {
    expect(firstDayOf('FREQ=MONTHLY;BYDAY=-1SU', '2026-10-25')).toBe('2026-10-25');
    expect(firstDayOf('FREQ=MONTHLY;BYDAY=-1MO', '2026-10-05')).toBe('2026-10-26');
    expect(firstDayOf('FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-01')).toBe('2026-12-31');
  });
});

test('only rhythms are followed', () => {
  for (const rule of ['', 'FREQ=SECONDLY', 'FREQ=DAILY;COUNT=1']) {
    expect(() => days({ rule }, '2026-10-15T00:00Z')).toThrow(RangeError);
    expect(() => firstDayOf(rule, '2026-10-15')).toThrow(RangeError);
  }
});

/** Milliseconds by which the wall in `timeZone` is ahead of UTC, told by Intl. */
function offset(instant: Date, timeZone: string): number {
  const style = { dateStyle: 'short', timeStyle: 'medium', timeZone } as const;
  const wall = new Intl.DateTimeFormat('sv', style).format(instant).replace(' ', 'T');
  return Date.parse(`${wall}Z`) - instant.getTime();
}
