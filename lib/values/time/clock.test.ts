import { afterEach, expect, test, vi } from 'vitest';
import { now } from '#lib/values/time/clock';

afterEach(() => vi.useRealTimers());

test('it is what the clock says, at each asking', () => {
  vi.useFakeTimers({ now: new Date('2026-10-15T12:00Z') });
  expect(now()).toEqual(new Date('2026-10-15T12:00Z'));
  vi.setSystemTime(new Date('2026-10-15T12:00:01Z'));
  expect(now()).toEqual(new Date('2026-10-15T12:00:01Z'));
});
