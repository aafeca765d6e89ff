import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayEnd, dayOf, dayStart, hourOf } from '#lib/values/time/day';
import { HOURS_WITHOUT_END, isOverDays, spanOf } from '#lib/values/time/span';

const BERLIN = 'Europe/Berlin';
const HOUR = 3_600_000;
const zone = fc.constantFrom(
  ...[
    BERLIN,
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
  ],
  ...['America/Nuuk', 'Asia/Beirut', 'America/Sao_Paulo'],
);
const day = fc
  .date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2060-01-01T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hour = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hours, minutes]) => `${hours}`.padStart(2, '0').concat(':', `${minutes}`.padStart(2, '0')));

function span(
  text: string,
  startHour: string | null,
  endHour: string | null,
  spanDays?: number,
  each = BERLIN,
) {
  const { starts, ends } = spanOf(text, { startHour, endHour, spanDays }, each);
  return [starts, ends].map((instant) => `${dayOf(instant, each)} ${hourOf(instant, each)}`);
}

describe('from when till when', () => {
  test.each([
    ['an afternoon', '15:00', '17:30', undefined, '2026-10-15 15:00', '2026-10-15 17:30'],
    ['past midnight', '20:00', '02:00', undefined, '2026-10-15 20:00', '2026-10-16 02:00'],
    ['till midnight', '20:00', '00:00', undefined, '2026-10-15 20:00', '2026-10-16 00:00'],
    ['round the clock', '20:00', '20:00', undefined, '2026-10-15 20:00', '2026-10-16 20:00'],
    ['no end', '15:00', null, undefined, '2026-10-15 15:00', '2026-10-15 17:00'],
    ['no end, late', '23:30', null, undefined, '2026-10-15 23:30', '2026-10-16 01:30'],
    ['a whole day', null, null, undefined, '2026-10-15 00:00', '2026-10-16 00:00'],
    ['an end alone says nothing', null, '17:00', undefined, '2026-10-15 00:00', '2026-10-16 00:00'],
    ['whole days', null, null, 3, '2026-10-15 00:00', '2026-10-18 00:00'],
    ['days with hours', '18:00', '12:00', 3, '2026-10-15 18:00', '2026-10-17 12:00'],
    ['days with later hours', '10:00', '16:00', 2, '2026-10-15 10:00', '2026-10-16 16:00'],
    ['days without end', '18:00', null, 2, '2026-10-15 18:00', '2026-10-17 00:00'],
  ])('%s', (_, startHour, endHour, spanDays, from, till) => {
    expect(span('2026-10-15', startHour, endHour, spanDays)).toEqual([from, till]);
  });

  test('over the end of a month, a leap day, a year', () => {
    expect(span('2024-02-28', '22:00', '01:00')).toEqual(['2024-02-28 22:00', '2024-02-29 01:00']);
    expect(span('2023-02-28', '22:00', '01:00')).toEqual(['2023-02-28 22:00', '2023-03-01 01:00']);
    expect(span('2026-12-31', '22:00', '01:00')).toEqual(['2026-12-31 22:00', '2027-01-01 01:00']);
  });
});

describe('when clocks change', () => {
  test('a whole day is as long as it is', () => {
    const length = (text: string, each: string) => {
      const { starts, ends } = spanOf(text, { startHour: null, endHour: null }, each);
      return (ends.getTime() - starts.getTime()) / HOUR;
    };
    expect(length('2025-03-30', BERLIN)).toBe(23);
    expect(length('2025-10-26', BERLIN)).toBe(25);
    expect(length('2025-10-05', 'Australia/Lord_Howe')).toBe(23.5);
    expect(length('2025-04-06', 'Australia/Lord_Howe')).toBe(24.5);
    expect(length('2025-10-05', 'Asia/Kathmandu')).toBe(24);
  });

  test('a start that clocks skip moves, and the end does not come before it', () => {
    expect(span('2025-03-30', '02:30', '05:00')).toEqual(['2025-03-30 03:30', '2025-03-30 05:00']);
    expect(span('2025-03-30', '02:30', '03:00')).toEqual(['2025-03-30 03:30', '2025-03-30 04:00']);
    expect(span('2025-03-29', '23:30', '00:15', 1, 'America/Nuuk')).toEqual([
      '2025-03-30 00:30',
      '2025-03-30 01:15',
    ]);
  });

  test('without an end it is two real hours', () => {
    expect(span('2025-03-30', '01:00', null)).toEqual(['2025-03-30 01:00', '2025-03-30 04:00']);
    expect(span('2025-10-26', '01:00', null)).toEqual(['2025-10-26 01:00', '2025-10-26 02:00']);
  });
});

test('whatever the hours and the zone, it ends after it starts, and on its last day or the next', () => {
  const option = fc.option(hour);
  fc.assert(
    fc.property(
      day,
      option,
      option,
      fc.integer({ min: 1, max: 5 }),
      zone,
      (text, start, end, spanDays, each) => {
        fc.pre(dayStart(text, each) < dayEnd(text, each));
        const { starts, ends } = spanOf(text, { startHour: start, endHour: end, spanDays }, each);
        expect(ends > starts).toBe(true);
        expect(ends.getTime() - starts.getTime()).toBeLessThanOrEqual((spanDays * 24 + 2) * HOUR);
        if (start && !end && spanDays === 1)
          expect(ends.getTime() - starts.getTime()).toBe(HOURS_WITHOUT_END * HOUR);
        if (!start) expect(starts).toEqual(dayStart(text, each));
      },
    ),
  );
});

test('a whole day is none of several days, also where clocks go back on it; two days are', () => {
  const over = (day: string, spanDays: number) =>
    isOverDays(spanOf(day, { startHour: null, endHour: null, spanDays }, BERLIN));
  for (const each of ['2026-03-29', '2026-10-15', '2026-10-25'])
    expect([over(each, 1), over(each, 2)]).toEqual([false, true]);
});
