import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, formatDays, formatHour, formatWeekday } from '#lib/values/time/format';

describe('a day', () => {
  test.each([
    ['en-GB', 'long', 'Thursday 15 October'],
    ['en-GB', 'full', 'Thursday 15 October 2026'],
    ['en-GB', 'weekday', 'Thursday'],
    ['de', 'long', 'Donnerstag 15. Oktober'],
    ['de', 'weekday', 'Donnerstag'],
    ['fr', 'long', 'jeudi 15 octobre'],
  ] as const)('%s %s: %s', (locale, style, text) => {
    // Commas come and go with the version of the runtime's words.
    expect(formatDay('2026-10-15', locale, style).replaceAll(',', '')).toBe(text);
  });

  test('short is shorter', () => {
    const short = formatDay('2026-10-15', 'en-GB', 'short');
    expect(short).toMatch(/Thu.*15.*Oct/);
    expect(short.length).toBeLessThan(formatDay('2026-10-15', 'en-GB', 'long').length);
  });

  test('is the same date wherever the machine stands', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01T00:00Z'), noInvalidDate: true }), (date) => {
        fc.pre(date.getUTCFullYear() < 10_000);
        const day = date.toISOString().slice(0, 10);
        expect(formatDay(day, 'en-GB', 'long')).toMatch(new RegExp(` ${Number(day.slice(8))} `));
      }),
    );
  });
});

test('weekdays go from Monday to Sunday', () => {
  expect([1, 7].map((each) => formatWeekday(each, 'en'))).toEqual(['Monday', 'Sunday']);
  expect([1, 7].map((each) => formatWeekday(each, 'fr'))).toEqual(['lundi', 'dimanche']);
});

describe('an hour', () => {
  test.each([
    ['en-GB', 'Europe/Berlin', '17:00'],
    ['en-US', 'Europe/Berlin', '17:00'],
    ['de', 'America/New_York', '11:00'],
    ['de', 'Asia/Kathmandu', '20:45'],
    ['en', 'Pacific/Apia', '04:00'],
    ['fa', 'Europe/Berlin', '۱۷:۰۰'],
  ])('%s in %s: %s', (locale, zone, text) => {
    expect(formatHour(new Date('2026-10-15T15:00Z'), locale, zone)).toBe(text);
  });

  test('midnight is 00:00', () => {
    expect(formatHour(new Date('2026-10-15T22:00Z'), 'en-US', 'Europe/Berlin')).toBe('00:00');
  });
});

describe('this or that day', () => {
  test.each([
    ['en', ['2026-10-16'], 'Friday'],
    ['en', ['2026-10-16', '2026-10-17'], 'Friday or Saturday'],
    ['en', ['2026-10-16', '2026-10-17', '2026-10-18'], 'Friday, Saturday or Sunday'],
    ['de', ['2026-10-16', '2026-10-17'], 'Freitag oder Samstag'],
    ['en', [], ''],
  ])('%s %j: %s', (locale, days, text) => {
    expect(formatDays(days, locale, 'weekday')).toBe(text);
  });
});
