import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import { startRounds } from '#lib/platform/jobs/rounds';
import { ROUNDS, SCHEDULE } from '#lib/platform/jobs/schedule';

const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  openGate();
  vi.useRealTimers();
});

const HOUR = 60 * 60_000;

function noted() {
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);
  const work = {
    rhythms: note('rhythms'),
    reminders: note('reminders'),
    sweep: note('sweep'),
    erasedList: note('erasedList'),
    leftovers: note('leftovers'),
    copies: note('copies'),
    news: note('news'),
  };
  return { done, work };
}
const HOURLY = ['rhythms', 'reminders', 'sweep', 'erasedList', 'leftovers', 'copies'];

test('soon after the start, then each time its round comes again, in the order of the table', async () => {
  const { done, work } = noted();
  const stop = startRounds('each process', work);
  await vi.advanceTimersByTimeAsync(ROUNDS.hour.first - 1);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done.filter((name) => name !== 'news')).toEqual(HOURLY);
  expect(done.filter((name) => name === 'news')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(done.filter((name) => name !== 'news')).toEqual([...HOURLY, ...HOURLY]);
  expect(done.filter((name) => name === 'news')).toHaveLength(61);
  await stop();
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(done.filter((name) => name === 'sweep')).toHaveLength(2);
});

test('what fails is said and left for the next round; the rest goes on', async () => {
  const { done, work } = noted();
  const stop = startRounds('each process', { ...work, sweep: () => Promise.reject(new Error('canary')) });
  await vi.advanceTimersByTimeAsync(ROUNDS.hour.first);
  expect(done).toEqual(expect.arrayContaining(HOURLY.filter((name) => name !== 'sweep')));
  const log = said.mock.calls.flat().join('');
  expect(log).toContain('sweep failed and is tried again');
  expect(log).not.toContain('canary');
  await stop();
});

test('a process waits while the database is being moved; the start command, which moves it, does not', async () => {
  const { done, work } = noted();
  await closeGate('jobs', 0);
  const stops = [
    startRounds('each process', work),
    startRounds('the start command', {
      requests: async () => void done.push('requests'),
      night: async () => void done.push('night'),
      backup: async () => void done.push('backup'),
    }),
  ];
  await vi.advanceTimersByTimeAsync(ROUNDS.backup.first);
  expect(new Set(done)).toEqual(new Set(['requests', 'night', 'backup']));
  openGate();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toContain('sweep');
  await Promise.all(stops.map((stop) => stop()));
});

test('whoever stops waits for what is under way; one round holds up no other', async () => {
  const { done, work } = noted();
  const sweeping = Promise.withResolvers<void>();
  const stop = startRounds('each process', { ...work, sweep: () => sweeping.promise });
  await vi.advanceTimersByTimeAsync(ROUNDS.hour.first + 2 * ROUNDS.minute.every);
  expect(done.filter((name) => name === 'news')).toHaveLength(3);
  let isStopped = false;
  const stopping = stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(isStopped).toBe(false);
  sweeping.resolve();
  await stopping;
});

test('what is claimed is claimed, what comes in rounds has a round, and each says how it is caught up', () => {
  for (const [name, { where, when, caughtUp }] of Object.entries(SCHEDULE)) {
    expect([name, 'atOnce' in when]).toEqual([name, where === 'whoever claims it']);
    expect(caughtUp).not.toBe('');
  }
});
