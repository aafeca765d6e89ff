import { afterEach, expect, test } from 'vitest';
import { hold, pass, passNow, quietAt, release, whenFree } from '#lib/database/hold';

afterEach(release);

test('what is under way is waited for, and what comes waits until it is released', async () => {
  const done = await pass('write');
  const holding = hold('writes', 5_000);
  expect(passNow('write')).toBeUndefined();
  expect(passNow('job')).toBeUndefined();
  const order: string[] = [];
  const waiting = whenFree('write', async () => order.push('wrote'));
  passNow('read')?.(); // reading goes on
  order.push('ends');
  done();
  expect(await holding).toBe(true);
  order.push('quiet');
  release();
  await waiting;
  expect(order).toEqual(['ends', 'quiet', 'wrote']);
});

test('level by level, up to everything', async () => {
  expect(await hold('jobs', 1_000)).toBe(true);
  passNow('write')?.();
  expect(await hold('writes', 1_000)).toBe(true);
  const reading = passNow('read');
  expect(reading).toBeDefined();
  const all = hold('all', 5_000);
  expect(passNow('read')).toBeUndefined();
  reading?.();
  expect(await all).toBe(true);
});

test('whoever does not come to an end is not waited for for ever, and it is said', async () => {
  const done = passNow('job');
  expect(await hold('jobs', 20)).toBe(false);
  release();
  done?.();
  expect(await hold('jobs', 20)).toBe(true);
});

test('what must be quiet is told once a night, and when it may go on', async () => {
  const told: string[] = [];
  quietAt(
    'all',
    async () => told.push('quiet'),
    () => told.push('on'),
  );
  await hold('jobs', 100);
  await hold('writes', 100);
  expect(told).toEqual([]);
  await hold('all', 100);
  await hold('all', 100);
  release();
  expect(told).toEqual(['quiet', 'on']);
});

test('what fails is under way no more', async () => {
  await expect(whenFree('job', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await hold('jobs', 1_000)).toBe(true);
});
