import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Prisma } from '#generated/prisma/client';
import { kindOf } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { addJob } from '#lib/platform/jobs/queue';
import { stopWorker, workerRuns } from '#lib/platform/jobs/running';
import { startWorker } from '#lib/platform/jobs/worker';

const done: string[] = [];
const fails = new Set<string>();
const tasks = {
  match: {
    perform: async (id: string) => {
      if (fails.has(id)) throw new Error(`canary ${id}`);
      done.push(id);
    },
    waiting: () => Prisma.sql`SELECT NULL::text AS id WHERE false`,
  },
};
const isDone = (id: string) =>
  vi.waitFor(() => expect(done).toContain(id), { timeout: 15_000, interval: 25 });
const jobs = () => database().$queryRaw<{ key: string; attempts: number; last_error: string | null }[]>`
  SELECT key, attempts, last_error FROM graphile_worker.jobs`;

beforeAll(() => startWorker(tasks));
afterAll(() => stopWorker());

test('a job is done once its transaction has committed, and nothing of it stays', async () => {
  const id = crypto.randomUUID();
  await database().$transaction(async (db) => {
    await addJob(db, 'match', id);
    expect(done).not.toContain(id);
  });
  await isDone(id);
  await vi.waitFor(async () => expect(await jobs()).toEqual([]));
  expect(workerRuns()).toBe(true);
});

test('a database that drops every connection is come back to', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  for (const _ of ['once', 'and again']) {
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    const id = crypto.randomUUID();
    await client.query(
      `SELECT graphile_worker.add_job('match', json_build_object('id', $1::text), job_key := $1::text)`,
      [id],
    );
    await isDone(id);
  }
  await client.end();
});

test('what fails leaves its kind only, and is tried again; what was tried too often goes', async () => {
  const id = crypto.randomUUID();
  fails.add(id);
  await addJob(database(), 'match', id);
  await vi.waitFor(async () => expect((await jobs())[0]?.last_error).toBe('Error'), { timeout: 15_000 });
  fails.delete(id);
  await isDone(id);

  const hopeless = crypto.randomUUID();
  fails.add(hopeless);
  await database().$executeRaw`
    SELECT FROM graphile_worker.add_job('match', json_build_object('id', ${hopeless}::text), job_key := ${hopeless}::text, max_attempts := 1)`;
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 25_000, interval: 100 });
}, 60_000);

test('a failure is known by its code and its status, never by what it says', () => {
  expect(kindOf(Object.assign(new Error('<a@b.c> unknown'), { code: 'EENVELOPE', responseCode: 550 }))).toBe(
    'EENVELOPE 550',
  );
  expect(kindOf(new Error('<a@b.c>'))).toBe('Error');
  expect(kindOf(Object.assign(new Error(''), { code: 'Amina wrote' }))).toBe('Error');
  expect(kindOf(null)).toBe('unknown');
});
