import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import { queueMail } from '#lib/notifications/outbox';
import { allHandedOver, MailServer, reader, refusal, until } from '#lib/notifications/testing';
import { database } from '#lib/platform/database/client';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';

// A mail server that is down, slow or refusing: nothing is lost, nobody is named, and everybody else goes on.

const server = new MailServer();
process.env.MAIL_URL = await server.start();
const { port } = new URL(process.env.MAIL_URL);
const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);

beforeEach(() => {
  server.got.length = 0;
  server.mood = () => undefined;
  server.tries = 0;
  said.mockClear();
  startWorkerFor({ mail: claimMail });
});
afterAll(async () => {
  await stopWorker();
  await server.stop();
});

/** All that the rows and the log know of what failed. */
async function known(): Promise<string> {
  const rows = await database().$queryRaw<{ row: string }[]>`
    SELECT (to_jsonb(mail) - '{id,personId,sealed}'::text[])::text AS row FROM "Mail" mail`;
  return [...rows.map(({ row }) => row), ...said.mock.calls.flat().map(String)].join('\n');
}

test.each([
  ['not now (4xx)', () => refusal(451)],
  ['no (5xx)', () => refusal(550)],
  ['nothing, and hangs up', () => ({ kind: 'drop' as const })],
])('where the mail server says %s, it is tried again until it goes, and nobody is named', async (_, mood) => {
  const { id } = await reader(`Amina ${server.tries} ${Math.random()}`, `canary${Math.random()}@example.org`);
  server.mood = () => (server.tries < 2 ? mood() : undefined);
  await queueMail(database(), id, { subject: 'news', text: 'canary' });
  await until(async () => said.mock.calls.length > 0 && (await known()).includes('"notBefore": "'));
  const tried = await known();
  expect(tried).not.toMatch(/example\.org|canary/);
  expect(tried).not.toContain(id);
  await allHandedOver();
  expect(server.tries).toBe(2);
  expect(server.got[0]?.subject).toBe('news');
});

test('a mail server that is down is waited for', async () => {
  const { id } = await reader('Boris', 'boris@example.org');
  await server.stop();
  await queueMail(database(), id, { subject: 'news', text: 't' });
  await until(() => said.mock.calls.length > 0);
  await server.restart(Number(port));
  await allHandedOver();
  expect(server.got[0]?.subject).toBe('news');
});

test('a mail server that never answers holds up nobody: who writes, who leaves, and who is told', async () => {
  const slow = await reader('Clara', 'clara@example.org');
  const quick = await reader('Dora', 'dora@example.org');
  server.mood = ({ envelope }) =>
    envelope.rcptTo.some(({ address }) => address === 'clara@example.org') ? { kind: 'wait' } : undefined;
  await queueMail(database(), slow.id, { subject: 'slow', text: 't' });
  await until(() => server.got.some(({ subject }) => subject === 'slow'));
  const began = performance.now();
  await queueMail(database(), slow.id, { subject: 'more', text: 't' });
  await queueMail(database(), quick.id, { subject: 'quick', text: 't' });
  await until(() => server.got.some(({ subject }) => subject === 'quick'));
  await database().person.delete({ where: { id: slow.id } });
  expect(performance.now() - began).toBeLessThan(5_000);
});
