import pg from 'pg';
import { expect, test } from 'vitest';
import { refuseUndeclared } from '#lib/platform/database/catalogue';
import { migrate, migrations, NewerDatabase } from '#lib/platform/database/migrate';

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return await client.query(sql).finally(() => client.end());
}

/** A database with nothing in it. */
async function empty(): Promise<string> {
  const base = process.env.TEST_DATABASES as string;
  const name = `e${Math.random().toString(36).slice(2)}`;
  await query(base, `CREATE DATABASE ${name} TEMPLATE template0`);
  return base.replace('/postgres?', `/${name}?`).replace(/\/postgres$/, `/${name}`);
}

test('an empty database gets all migrations, once', async () => {
  const url = await empty();
  expect(await migrate(url)).toEqual(migrations());
  expect(await migrate(url)).toEqual([]);
  const { rows } = await query(url, 'SELECT id FROM "Board"');
  expect(rows).toEqual([{ id: 'board' }]);
});

test('an older database gets what it lacks, and keeps what is in it', async () => {
  const url = await empty();
  const first = migrations().slice(0, 1);
  expect(await migrate(url, first)).toEqual(first);
  await query(url, `UPDATE "Board" SET name = 'Rosengarten'`);
  expect(await migrate(url)).toEqual(migrations().slice(1));
  const { rows } = await query(url, 'SELECT name FROM "Board"');
  expect(rows).toEqual([{ name: 'Rosengarten' }]);
});

test('the queue of an older board goes with its numbers; what it was about waits in its rows', async () => {
  const url = await empty();
  const before = migrations().filter((name) => name < '20261129200000');
  await migrate(url, before);
  await query(
    url,
    `CREATE SCHEMA graphile_worker; CREATE TABLE graphile_worker._private_jobs (id bigserial PRIMARY KEY, attempts int NOT NULL);
     CREATE VIEW graphile_worker.jobs AS SELECT * FROM graphile_worker._private_jobs;
     CREATE FUNCTION graphile_worker.add_job() RETURNS graphile_worker.jobs LANGUAGE sql AS 'SELECT * FROM graphile_worker.jobs';
     INSERT INTO graphile_worker._private_jobs (attempts) VALUES (3);
     INSERT INTO "Person" (id, name, "nameKey", "seenOn") VALUES ('6b1f0c1e-0000-4000-8000-000000000001', 'a', 'a', now());
     INSERT INTO "Post" (id, kind, title, version) VALUES ('6b1f0c1e-0000-4000-8000-000000000002', 'OFFER', 't', gen_random_uuid());
     INSERT INTO "Mail" (id, "personId", sealed, due, expires)
       VALUES (gen_random_uuid(), '6b1f0c1e-0000-4000-8000-000000000001', '', now(), now() + interval '1 day');
     INSERT INTO "Fresh" (id, "postId") VALUES (gen_random_uuid(), '6b1f0c1e-0000-4000-8000-000000000002')`,
  );
  await migrate(url);
  await refuseUndeclared(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT to_regnamespace('graphile_worker') AS queue, m.claim, m."notBefore", f.claim AS "other", now() - f."madeAt" < '1 minute' AS "isNow"
     FROM "Mail" m, "PendingMatch" f`,
  );
  expect(rows).toEqual([{ queue: null, claim: null, notBefore: null, other: null, isNow: true }]);
  await client.end();
});

test('a newer database is refused and left as it is', async () => {
  const url = await empty();
  await migrate(url);
  await query(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ('x', 'x', '20990101_from_the_future', now(), now(), 1)`,
  );
  await expect(migrate(url)).rejects.toThrow(NewerDatabase);
  await expect(migrate(url)).rejects.toThrow('20990101_from_the_future');
});

test('two that start at once wait for each other', async () => {
  const url = await empty();
  const applied = await Promise.all([migrate(url), migrate(url)]);
  expect(applied.flat()).toEqual(migrations());
});

test('cut off at any moment, it is done whole the next time', async () => {
  const url = await empty();
  const name = new URL(url).pathname.slice(1);
  // One connection that stays: who connects for each look comes too late on a busy machine.
  const elsewhere = new pg.Client({ connectionString: process.env.TEST_DATABASES });
  await elsewhere.connect();
  // By what it has locked so far: each table that it makes is one more. So many hold nobody who only connects: that comes last, when
  // there may be nothing left to do.
  const locked = `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = '${name}'`;
  const cutAt = async (locks: number) => {
    let isOver = false;
    const cut = migrate(url)
      .then(
        () => 'done',
        () => 'cut off',
      )
      .finally(() => (isOver = true));
    while (!isOver && (await elsewhere.query(locked)).rows.length < locks);
    await elsewhere.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    return await cut;
  };
  const ends: string[] = [];
  for (const locks of [40, 60, 80, 100, 120, 150, 180, 220, 260, 300, 20, 10, 5, 2, 1])
    ends.push(await cutAt(locks));
  await elsewhere.end();
  expect(ends.filter((end) => end === 'cut off').length).toBeGreaterThan(2);
  await migrate(url);
  expect(await migrate(url)).toEqual([]);
  const { rows } = await query(url, 'SELECT FROM _prisma_migrations WHERE finished_at IS NULL');
  expect(rows).toEqual([]);
  await refuseUndeclared(url);
});
