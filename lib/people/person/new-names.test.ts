import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newNamesFor } from '#lib/people/person/new-names';
import type { TokenBucket } from '#lib/values/token-bucket';

const MINUTE = 60_000;

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** How many come in, of so many that try. */
function come(names: TokenBucket, tries: number): number {
  let came = 0;
  for (let at = 0; at < tries; at++)
    if (names.left >= 1) {
      names.take();
      came++;
    }
  return came;
}

test('a workshop comes in at once, a crowd slowly: thirty, and thirty more in a quarter of an hour', () => {
  const names = newNamesFor(1);
  expect(come(names, 100)).toBe(30);
  vi.advanceTimersByTime(MINUTE);
  expect(come(names, 100)).toBe(2);
  vi.advanceTimersByTime(15 * MINUTE);
  expect(come(names, 100)).toBe(30);
});

test('several processes share the crowd', () => {
  const all = [0, 1, 2, 3].map(() => newNamesFor(4));
  const came = () => all.reduce((sum, names) => sum + come(names, 100), 0);
  expect(came()).toBe(28);
  vi.advanceTimersByTime(15 * MINUTE);
  expect(came()).toBe(28);
});
