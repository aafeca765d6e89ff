import { expect, test } from 'vitest';
import { latestRetry, retryAt } from '#lib/platform/jobs/lease';

const SINCE = new Date('2030-05-10T12:00:00.000Z');
const later = (milliseconds: number) => new Date(SINCE.getTime() + milliseconds);
const waits = (age: number) => retryAt(SINCE, later(age)).getTime() - later(age).getTime();

test('what failed waits as long again as it has waited, two seconds at least and an hour at most', () => {
  expect([0, 1, 2_000].map(waits)).toEqual([2_000, 2_000, 2_000]);
  expect([3_000, 60_000, 3_600_000].map(waits)).toEqual([3_000, 60_000, 3_600_000]);
  expect([3_600_001, 86_400_000].map(waits)).toEqual([3_600_000, 3_600_000]);
});

test('a clock that was set back makes nothing wait longer', () => {
  expect(waits(-86_400_000)).toBe(2_000);
  expect(latestRetry(SINCE)).toEqual(later(3_600_000));
  expect(retryAt(SINCE, later(86_400_000))).toEqual(latestRetry(later(86_400_000)));
});

test('within a day it is tried some thirty times: often at first, then each hour', () => {
  const tries: number[] = [];
  for (let age = 0; age < 86_400_000; age += waits(age)) tries.push(age);
  expect(tries.slice(0, 5)).toEqual([0, 2_000, 4_000, 8_000, 16_000]);
  expect(tries.at(-1)).toBeGreaterThan(86_400_000 - 3_600_001);
});
