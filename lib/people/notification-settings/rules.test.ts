import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestDue } from '#lib/people/notification-settings/rules';
import { dayOf, hourOf, weekdayOf } from '#lib/values/time/day';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const instant = fc.date({ min: new Date('2010-01-01'), max: new Date('2034-12-31'), noInvalidDate: true });

test('the letter of the evening and that of the week come at their hour, in every zone, and never later than they should', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (now, zone) => {
      const daily = digestDue('DAILY', now, zone) as Date;
      expect(daily > now).toBe(true);
      expect(hourOf(daily, zone)).toBe('18:00');
      expect(daily.getTime() - now.getTime()).toBeLessThanOrEqual(49 * 60 * 60 * 1000);
      const weekly = digestDue('WEEKLY', now, zone) as Date;
      expect(weekly > now).toBe(true);
      expect([hourOf(weekly, zone), weekdayOf(dayOf(weekly, zone))]).toEqual(['18:00', 4]);
      expect(weekly.getTime() - now.getTime()).toBeLessThanOrEqual((7 * 24 + 25) * 60 * 60 * 1000);
    }),
    { numRuns: 1_000 },
  );
  expect(digestDue('NOTHING', new Date(), 'UTC')).toBeNull();
});

test('what becomes news at the hour of a letter waits for the next', () => {
  const evening = new Date('2026-11-26T17:00:00Z'); // six o'clock of a Thursday
  expect(digestDue('DAILY', evening, 'Europe/Berlin')).toEqual(new Date('2026-11-27T17:00:00Z'));
  expect(digestDue('WEEKLY', evening, 'Europe/Berlin')).toEqual(new Date('2026-12-03T17:00:00Z'));
});
