import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { kindOf } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { stopWorker, workerRuns } from '#lib/platform/jobs/running';
import { wakeWorkers } from '#lib/platform/jobs/wake';
import { startWorkerFor } from '#lib/platform/jobs/worker';
import { claimMatch } from '#lib/watches/jobs';

const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
let postId = '';
const fresh = () => database().pendingMatch.findMany({ select: { claim: true, notBefore: true } });
const isDone = () =>
  vi.waitFor(async () => expect(await fresh()).toEqual([]), { timeout: 15_000, interval: 25 });

beforeAll(async () => {
  const days = {
    create: { kind: 'HOUR' as const, starts: new Date(), ends: new Date(Date.now() + 3_600_000) },
  };
  const data = { kind: 'OFFER' as const, title: 'canary', occurrences: days };
  postId = (await database().post.create({ data, select: { id: true } })).id;
  startWorkerFor({ match: claimMatch });
});
afterAll(() => stopWorker());

test('what is to be done is done once its transaction has committed, and nothing of it stays', async () => {
  await database().$transaction(async (db) => {
    await db.pendingMatch.create({ data: { postId } });
    await wakeWorkers(db);
    expect(await claimMatch()).toBeUndefined();
  });
  await isDone();
  expect(workerRuns()).toBe(true);
});

test('a database that drops every connection is come back to', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  for (const _ of ['once', 'and again']) {
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await client.query('INSERT INTO "PendingMatch" (id, "postId") VALUES (gen_random_uuid(), $1)', [postId]);
    await vi.waitFor(
      async () => expect((await client.query('SELECT FROM "PendingMatch"')).rows).toEqual([]),
      {
        timeout: 15_000,
        interval: 25,
      },
    );
  }
  await client.end();
});

test('what fails leaves its kind only, and is tried again; what was tried too long is given up', async () => {
  await database().$executeRaw`ALTER TABLE "Watch" RENAME TO "Away"`;
  await database().pendingMatch.create({ data: { postId } });
  await wakeWorkers(database());
  await vi.waitFor(async () => expect((await fresh())[0]?.notBefore).toBeInstanceOf(Date), {
    timeout: 15_000,
  });
  expect((await fresh())[0]?.claim).toBeNull();
  const log = said.mock.calls.flat().join('\n');
  expect(log).toContain('A post could not be held against what people watch for');
  expect(log).not.toMatch(new RegExp(`canary|${postId}`));
  await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Watch"`;
  await isDone();

  const days = (many: number) => new Date(Date.now() - many * 24 * 3_600_000);
  await database().pendingMatch.create({ data: { postId, madeAt: days(1.01) } });
  expect(await claimMatch()).toBeUndefined(); // the sweep erases it
  await database().pendingMatch.deleteMany();
});

test('one of a process that died is claimed again when its lease has ended', async () => {
  await stopWorker();
  await database().pendingMatch.create({ data: { postId } });
  expect(await claimMatch()).toBeDefined();
  expect(await claimMatch()).toBeUndefined();
  await database().$executeRaw`UPDATE "PendingMatch" SET "claimedUntil" = now()`;
  await (await claimMatch())?.();
  expect(await fresh()).toEqual([]);
});

test('a failure is known by its code and its status, never by what it says', () => {
  expect(kindOf(Object.assign(new Error('<a@b.c> unknown'), { code: 'EENVELOPE', responseCode: 550 }))).toBe(
    'EENVELOPE 550',
  );
  expect(kindOf(new Error('<a@b.c>'))).toBe('Error');
  expect(kindOf(Object.assign(new Error(''), { code: 'Amina wrote' }))).toBe('Error');
  expect(kindOf(null)).toBe('unknown');
});
