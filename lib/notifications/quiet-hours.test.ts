import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietEnd } from '#lib/notifications/quiet-hours';
import { hourOf } from '#lib/values/time/day';

const BERLIN = 'Europe/Berlin';
const NIGHT = { quietFrom: '22:00', quietUntil: '07:00' };
const at = (text: string) => new Date(text);

test('quiet hours end in the morning, on the same day or the next', () => {
  expect(quietEnd(at('2026-11-23T21:30:00Z'), NIGHT, BERLIN)).toEqual(at('2026-11-24T06:00:00Z'));
  expect(quietEnd(at('2026-11-24T03:00:00Z'), NIGHT, BERLIN)).toEqual(at('2026-11-24T06:00:00Z'));
  expect(quietEnd(at('2026-11-24T06:00:00Z'), NIGHT, BERLIN)).toBeNull();
  expect(quietEnd(at('2026-11-24T20:59:00Z'), NIGHT, BERLIN)).toBeNull();
});

test('quiet at midday, and never', () => {
  const midday = { quietFrom: '12:00', quietUntil: '14:30' };
  expect(quietEnd(at('2026-11-23T12:00:00Z'), midday, BERLIN)).toEqual(at('2026-11-23T13:30:00Z'));
  expect(quietEnd(at('2026-11-23T10:00:00Z'), midday, BERLIN)).toBeNull();
  for (const quiet of [
    { quietFrom: null, quietUntil: '07:00' },
    { quietFrom: '22:00', quietUntil: null },
    { quietFrom: '07:00', quietUntil: '07:00' },
  ])
    expect(quietEnd(at('2026-11-23T23:00:00Z'), quiet, BERLIN)).toBeNull();
});

test('they begin at their hour, and end at the first of two', () => {
  expect(quietEnd(at('2026-11-23T21:00:00Z'), NIGHT, BERLIN)).toEqual(at('2026-11-24T06:00:00Z'));
  const short = { quietFrom: '22:00', quietUntil: '02:30' };
  // On 25 October it is a quarter past two twice: before they end, and after.
  expect(quietEnd(at('2026-10-25T00:15:00Z'), short, BERLIN)).toEqual(at('2026-10-25T00:30:00Z'));
  expect(quietEnd(at('2026-10-25T01:15:00Z'), short, BERLIN)).toBeNull();
});

const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'],
  ...['Pacific/Apia', 'America/St_Johns', 'UTC', 'Africa/Cairo', 'Asia/Gaza'],
];
const hour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
const quiet = fc.record({ quietFrom: hour, quietUntil: hour });
const instant = fc.date({ min: at('2010-01-01'), max: at('2034-12-31'), noInvalidDate: true });

test('in every zone, clocks changing or not: it is over later, within two days, at the hour that was said, and quiet all the while', () => {
  fc.assert(
    fc.property(
      instant,
      quiet,
      fc.constantFrom(...ZONES),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (now, quiet, zone, part) => {
        const end = quietEnd(now, quiet, zone);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(50 * 60 * 60 * 1000);
        // At its hour, or, where clocks skip that one, later by what they skip.
        expect(hourOf(end, zone) >= quiet.quietUntil).toBe(true);
        const between = new Date(now.getTime() + Math.floor((end.getTime() - now.getTime() - 1) * part));
        const still = quietEnd(between, quiet, zone);
        // Where clocks go back over the hour at which it begins, that comes twice.
        if (still) expect(still).toEqual(end);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('whoever waits for its end again and again is let go within two days', () => {
  fc.assert(
    fc.property(instant, quiet, fc.constantFrom(...ZONES), (now, quiet, zone) => {
      let [at, ends] = [now, quietEnd(now, quiet, zone)];
      for (let tries = 0; ends && tries < 3; tries++) [at, ends] = [ends, quietEnd(ends, quiet, zone)];
      expect(ends).toBeNull();
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(50 * 60 * 60 * 1000);
    }),
    { numRuns: 2_000 },
  );
});
