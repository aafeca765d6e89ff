import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import { type MailKind, readStopLink } from '#lib/notifications/kinds';
import { type MailOptions, queueMail, TOGETHER } from '#lib/notifications/outbox';
import { MailServer, reader, until } from '#lib/notifications/testing';
import { database } from '#lib/platform/database/client';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';
import { atHour } from '#lib/values/time/day';

// One mail, not ten; and none while it is quiet.

const server = new MailServer();
process.env.MAIL_URL = await server.start();
const NIGHT = { quietFrom: '22:00', quietUntil: '07:00' };
const at = (hour: string) => vi.setSystemTime(atHour('2026-11-23', hour, 'Europe/Berlin'));

beforeEach(() => {
  server.got.length = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
  at('12:00');
});
afterEach(async () => {
  await stopWorker();
  vi.useRealTimers();
  await database().person.deleteMany();
});
afterAll(() => server.stop());

const tell = (id: string, kind: MailKind, subject: string, options?: MailOptions) =>
  queueMail(database(), id, { kind, subject, text: `About ${subject}.`, ...options });

/** Works until the worker finds nothing more to do. */
async function work(): Promise<void> {
  startWorkerFor({ mail: claimMail });
  const at = new Date();
  const waiting = { due: { lte: at }, expires: { gt: at } };
  await until(async () => (await database().mail.findFirst({ where: waiting })) === null);
  await stopWorker();
}

test('what happens within a few minutes comes in one mail, in its order; the next one after that', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  const { id: other } = await reader('Boris', 'boris@example.org');
  await tell(id, 'COMING', 'the first');
  await tell(other, 'COMING', 'another’s');
  vi.setSystemTime(Date.now() + TOGETHER / 2);
  await tell(id, 'ANSWERS', 'the second');
  await tell(id, 'COMING', 'the first'); // said again
  vi.setSystemTime(Date.now() + TOGETHER / 2 - 30_000);
  await work();
  expect(server.got).toEqual([]);
  vi.setSystemTime(Date.now() + 30_001);
  await tell(id, 'LETTERS', 'later');
  await work();
  const mine = server.got.filter(({ to }) => to && 'text' in to && to.text === 'amina@example.org');
  expect(mine.map(({ subject }) => subject)).toEqual(['What is new on Fournil']);
  const text = mine[0]?.text ?? '';
  expect(text.indexOf('About the second.')).toBeGreaterThan(-1);
  expect(text.match(/About the first\./g)).toHaveLength(1);
  expect(text).not.toContain('later');
  const stop = /stop\/([\w-]+)/.exec(text)?.[1] ?? '';
  expect(readStopLink(stop)?.kinds).toEqual(['COMING', 'ANSWERS']);
  expect(server.got.map(({ subject }) => subject).sort()).toEqual(['What is new on Fournil', 'another’s']);
  vi.setSystemTime(Date.now() + TOGETHER);
  await work();
  expect(server.got.at(-1)?.subject).toBe('later');
});

test('in quiet hours it waits until they are over, then comes together, and is not given up meanwhile', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().person.update({ where: { id }, data: NIGHT });
  at('21:58');
  await tell(id, 'COMING', 'one');
  at('23:00');
  await tell(id, 'LETTERS', 'two');
  await work();
  at('23:10');
  await work();
  expect(server.got).toEqual([]);
  const rows = await database().mail.findMany({ orderBy: { due: 'asc' } });
  const morning = atHour('2026-11-24', '07:00', 'Europe/Berlin');
  expect(rows.map(({ due }) => due)).toEqual([morning, new Date(morning.getTime() + 1)]);
  for (const { expires } of rows) expect(expires.getTime()).toBe(morning.getTime() + 24 * 60 * 60 * 1000);
  vi.setSystemTime(morning.getTime() + 1);
  await work();
  expect(server.got.map(({ subject }) => subject)).toEqual(['What is new on Fournil']);
  expect(server.got[0]?.text).toMatch(/About one\.[\s\S]*About two\./);
});

test('it is told in the order in which it happened, also after quiet hours', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().person.update({ where: { id }, data: NIGHT });
  const happens = async (...subjects: string[]) => {
    for (const subject of subjects) await tell(id, 'COMING', subject);
    vi.setSystemTime(Date.now() + TOGETHER + 10);
    await work();
  };
  const told = () => server.got.flatMap(({ text = '' }) => text.match(/^\* .*$/gm) ?? []);
  await happens('off', 'on', 'off again', 'on again', 'moved');
  expect(told()).toEqual(['* off', '* on', '* off again', '* on again', '* moved']);
  server.got.length = 0;
  at('23:00');
  await happens('off', 'on', 'off again');
  await happens('on again', 'moved');
  vi.setSystemTime(atHour('2026-11-24', '07:01', 'Europe/Berlin'));
  await work();
  expect(told()).toEqual(['* off', '* on', '* off again', '* on again', '* moved']);
});

test('a reminder of what has begun when the quiet hours are over does not come', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().person.update({ where: { id }, data: NIGHT });
  at('23:00');
  const [early, late] = ['06:00', '09:00'].map((hour) => atHour('2026-11-24', hour, 'Europe/Berlin'));
  await tell(id, 'REMINDERS', 'early', { expires: early });
  await tell(id, 'REMINDERS', 'late', { expires: late });
  at('23:10');
  await work();
  vi.setSystemTime(atHour('2026-11-24', '07:01', 'Europe/Berlin'));
  await work();
  expect(server.got.map(({ subject }) => subject)).toEqual(['late']);
});

test('what somebody stopped does not come, also where it waited already', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await tell(id, 'COMING', 'wanted');
  await tell(id, 'LETTERS', 'stopped');
  await database().person.update({ where: { id }, data: { stopped: ['LETTERS'] } });
  vi.setSystemTime(Date.now() + TOGETHER);
  await work();
  expect(server.got.map(({ subject }) => subject)).toEqual(['wanted']);
  expect(await database().mail.findFirst()).toBeNull();
});

test('in quiet hours comes what changes about something that begins before they are over, and nothing else', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().person.update({ where: { id }, data: NIGHT });
  at('22:30');
  const begins = (day: string, hour: string) => atHour(day, hour, 'Europe/Berlin').toISOString();
  const off = { kind: 'COMING' as const, text: 'About it.', due: new Date() };
  await queueMail(database(), id, { ...off, subject: 'early', begins: begins('2026-11-24', '06:00') });
  await queueMail(database(), id, { ...off, subject: 'later', begins: begins('2026-11-24', '09:00') });
  await tell(id, 'ANSWERS', 'words', { due: new Date() });
  await work();
  expect(server.got.map(({ subject }) => subject)).toEqual(['early']);
  vi.setSystemTime(atHour('2026-11-24', '07:01', 'Europe/Berlin'));
  await work();
  expect(server.got.map(({ subject }) => subject)).toEqual(['early', 'What is new on Fournil']);
});
