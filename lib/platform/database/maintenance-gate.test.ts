import { afterEach, expect, test } from 'vitest';
import {
  closeGate,
  openGate,
  pass,
  passNow,
  quietAt,
  whenFree,
} from '#lib/platform/database/maintenance-gate';

afterEach(openGate);

test('what is under way is waited for, and what comes waits until it is released', async () => {
  const done = await pass('write');
  const holding = closeGate('writes', 5_000);
  expect(passNow('write')).toBeUndefined();
  expect(passNow('job')).toBeUndefined();
  const order: string[] = [];
  const waiting = whenFree('write', async () => order.push('wrote'));
  passNow('read')?.(); // reading goes on
  order.push('ends');
  done();
  expect(await holding).toBe(true);
  order.push('quiet');
  openGate();
  await waiting;
  expect(order).toEqual(['ends', 'quiet', 'wrote']);
});

test('level by level, up to everything', async () => {
  expect(await closeGate('jobs', 1_000)).toBe(true);
  passNow('write')?.();
  expect(await closeGate('writes', 1_000)).toBe(true);
  const reading = passNow('read');
  expect(reading).toBeDefined();
  const all = closeGate('all', 5_000);
  expect(passNow('read')).toBeUndefined();
  reading?.();
  expect(await all).toBe(true);
});

test('whoever does not come to an end is not waited for for ever, and it is said', async () => {
  const done = passNow('job');
  expect(await closeGate('jobs', 20)).toBe(false);
  openGate();
  done?.();
  expect(await closeGate('jobs', 20)).toBe(true);
});

test('what must be quiet is told once a night, and when it may go on', async () => {
  const told: string[] = [];
  quietAt(
    'all',
    async () => told.push('quiet'),
    () => told.push('on'),
  );
  await closeGate('jobs', 100);
  await closeGate('writes', 100);
  expect(told).toEqual([]);
  await closeGate('all', 100);
  await closeGate('all', 100);
  openGate();
  expect(told).toEqual(['quiet', 'on']);
});

test('what fails is under way no more', async () => {
  await expect(whenFree('job', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await closeGate('jobs', 1_000)).toBe(true);
});
