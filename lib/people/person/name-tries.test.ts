import { expect, test, vi } from 'vitest';
import { NameTries } from '#lib/people/person/name-tries';

const MINUTE = 60_000;

/** How many names a household is told of before it has to wait. */
function toldTo(tries: NameTries, household: string): number {
  for (let told = 0; told < 1_000; told++) {
    if (!tries.mayTry(household)) return told;
    tries.told(household);
  }
  return Number.POSITIVE_INFINITY;
}

test('a household is told of a few names, and slowly of more', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const tries = new NameTries();
  expect(toldTo(tries, 'a')).toBe(8);
  vi.advanceTimersByTime(4 * MINUTE);
  expect(toldTo(tries, 'a')).toBe(0);
  vi.advanceTimersByTime(MINUTE);
  expect(toldTo(tries, 'a')).toBe(1);
  vi.advanceTimersByTime(24 * 60 * MINUTE);
  expect(toldTo(tries, 'a')).toBe(8);
  vi.useRealTimers();
});

test('whoever tries from many addresses is told little more, and nobody next door is shut out by it', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const tries = new NameTries();
  const told = Array.from({ length: 100 }, (_, at) => toldTo(tries, `of many ${at}`));
  expect(told.slice(0, 7)).toEqual(Array(7).fill(8));
  expect(told.slice(8)).toEqual(Array(92).fill(3));
  expect(toldTo(tries, 'next door')).toBe(3);
  vi.useRealTimers();
});

test('who asks and is not told has lost nothing', () => {
  const tries = new NameTries();
  for (let asked = 0; asked < 100; asked++) expect(tries.mayTry('a')).toBe(true);
});
