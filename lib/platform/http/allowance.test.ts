import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Allowance } from '#lib/platform/http/allowance';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('each may write so much within a day, and then no more, and the next one may', () => {
  const allowance = new Allowance({ each: 1_000, processes: 2 });
  expect(allowance.spend(300, 'amina')).toBe(true);
  expect(allowance.spend(201, 'amina')).toBe(false);
  expect(allowance.spend(200, 'amina')).toBe(true);
  expect(allowance.spend(1, 'amina')).toBe(false);
  expect(allowance.spend(500, 'boris')).toBe(true);
  expect(allowance.spend(9_999, undefined)).toBe(true);
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(allowance.spend(1, 'amina')).toBe(false);
  vi.advanceTimersByTime(1);
  expect(allowance.spend(500, 'amina')).toBe(true);
});

test('a hundred thousand who write once push nobody out who writes all the time', () => {
  const allowance = new Allowance({ each: 1_000, processes: 1 });
  for (let at = 0; at < 100_000; at++) {
    allowance.spend(1, `house ${at}`);
    if (at % 1_000 === 0) expect(allowance.spend(10, 'amina')).toBe(true);
  }
  expect(allowance.spend(1, 'amina')).toBe(false);
});
