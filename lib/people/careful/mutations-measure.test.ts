import { afterEach, expect, test, vi } from 'vitest';
import { keepMeasure, type Measured } from '#lib/people/careful/measure';
import { endCarefulDays } from '#lib/people/careful/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { Declined } from '#lib/platform/form/declined';

const DAY = 24 * 60 * 60_000;

afterEach(() => vi.useRealTimers());

/** How many of so many tries are within somebody's measure. */
async function within(viewer: Viewer, what: Measured, tries: number): Promise<number> {
  let done = 0;
  for (let at = 0; at < tries; at++) {
    try {
      await keepMeasure(viewer, what, database());
      done++;
    } catch (error) {
      if (!(error instanceof Declined)) throw error;
    }
  }
  return done;
}

test('somebody new puts up a handful of things and writes some dozens of times a day; whoever is known, or not new, as often as they like', async () => {
  const [one, other, known] = [await newcomer(), await newcomer(), await somebody()];
  expect(await within(one, 'posts', 20)).toBe(6);
  expect(await within(one, 'words', 60)).toBe(40);
  expect(await within(other, 'posts', 20)).toBe(6);
  expect(await within(known, 'posts', 60)).toBe(60);
  await endCarefulDays(one, database());
  expect(await within(one, 'posts', 20)).toBe(20);
});

test('a day later they begin anew', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const viewer = await newcomer();
  await within(viewer, 'posts', 6);
  // The measures of this process began before this clock.
  vi.advanceTimersByTime(2 * DAY);
  expect(await within(viewer, 'posts', 20)).toBe(6);
});
