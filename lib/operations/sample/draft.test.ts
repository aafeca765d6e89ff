import { afterEach, expect, test, vi } from 'vitest';
import { whenOf } from '#lib/operations/sample/draft';
import { atHour } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['12:00', '2026-11-25'],
  ['21:59', '2026-11-25'],
  ['22:00', '2026-11-26'],
  ['23:59', '2026-11-26'],
])('at %s, what ends at ten in the evening is on %s: the sample moves in once, also late', (hour, day) => {
  vi.useFakeTimers({ toFake: ['Date'], now: atHour('2026-11-25', hour, zone()) });
  expect(whenOf({ in: [0], start: '18:00', end: '22:00' })).toMatchObject({ is: 'days', days: [day] });
  expect(whenOf({ in: [1], start: '18:00', end: '22:00' })).toMatchObject({ days: ['2026-11-26'] });
});
