import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import { queueMail } from '#lib/notifications/outbox';
import { allHandedOver, leasesEnd, MailServer, reader, until } from '#lib/notifications/testing';
import { database } from '#lib/platform/database/client';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';

const server = new MailServer();
process.env.MAIL_URL = await server.start();

const children: ChildProcess[] = [];

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stopWorker();
  await server.stop();
});

const WORK = `
  const { startWorkerFor } = await import('#lib/platform/jobs/worker');
  const { claimMail } = await import('#lib/notifications/deliver');
  startWorkerFor({ mail: claimMail });
  process.on('disconnect', () => process.exit());
  process.send('ready');`;

/** Another process that hands over mails, once it does. */
async function another(): Promise<ChildProcess> {
  const clock = ['--import', './lib/values/time/testing-clock.ts'];
  const args = ['--conditions=react-server', ...clock, '--input-type=module', '-e', WORK];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, FOURNIL_TEST_START: new Date().toISOString() },
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

test('a process that is killed when the mail server has taken a mail, and before it is noted, leaves it to be sent again', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  const child = await another();
  server.mood = () => {
    child.kill('SIGKILL');
    return undefined; // taken
  };
  await queueMail(database(), id, { subject: 'news', text: 't' });
  await until(() => child.signalCode === 'SIGKILL' && server.got[0]);
  expect(server.got[0]?.subject).toBe('news');
  expect(await database().mail.findFirst()).not.toBeNull();

  server.mood = () => undefined;
  expect(await claimMail()).toBeUndefined(); // it may still be at it
  await leasesEnd();
  startWorkerFor({ mail: claimMail });
  await allHandedOver();
  const [first, again, more] = server.got;
  expect(again?.subject).toBe('news');
  expect(again?.messageId).toBe(first?.messageId);
  expect(more).toBeUndefined();
}, 90_000);

test('several processes hand each mail over once', async () => {
  server.got.length = 0;
  server.mood = () => undefined;
  await Promise.all([another(), another(), another()]);
  const { id } = await reader('Boris', 'boris@example.org');
  const others = await Promise.all(['c', 'd', 'e', 'f'].map((name) => reader(name, `${name}@example.org`)));
  for (const other of [{ id }, ...others, { id }, ...others])
    await queueMail(database(), other.id, { subject: crypto.randomUUID(), text: 't' });
  await allHandedOver();
  const subjects = server.got.map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(10);
  expect(subjects).toHaveLength(10);
}, 90_000);
