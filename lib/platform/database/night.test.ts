import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { compare, Differs } from '#lib/platform/database/compare';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { type Holding, NOBODY } from '#lib/platform/database/night';
import { freshDatabase } from '#lib/platform/database/testing';

// The night moves everybody's rows every night: what it must never do is lose one.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-night-'));
chmodSync(folder, 0o755);
process.env.DATA_DIR = folder; // where the key of its database is kept
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startDatabase(folder, () => {});
const person = (name: string) =>
  `INSERT INTO "Person" (id, name, "nameKey", "seenOn", "emailSealed", words) VALUES
    (gen_random_uuid(), '${name}', '${name}', '2030-01-01', '\\x00ff5c0a', E'\\\\N\\t,"{}\\nسلام')`;

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return await work(client).finally(() => client.end().catch(() => {}));
}

const names = (client: pg.Client) =>
  client
    .query<{ name: string }>('SELECT name FROM "Person" ORDER BY name')
    .then(({ rows }) => rows.map(({ name }) => name));

/** The files of a data directory in which a word stands. */
function filesWith(word: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(word));
}

test('what lives is moved, and of what was erased no file holds a word; who reads meanwhile reads on', async () => {
  const server = await start();
  const url = await server.url('fournil');
  await migrate(url);
  await within(url, async (client) => {
    for (let n = 0; n < 300; n++) await client.query(person(`living${n}`));
    await client.query(`${person('canary')}; SELECT pg_notify('fournil', 'a canary''s id')`);
    await client.query(`ANALYZE; DELETE FROM "Person" WHERE name = 'canary'; CHECKPOINT`);
  });
  expect(filesWith('canary').length).toBeGreaterThan(1);
  const before = await within(url, names);

  const reader = new pg.Client({ connectionString: url });
  reader.on('error', () => {});
  await reader.connect();
  const levels: string[] = [];
  const holding: Holding = {
    hold: async (level) => {
      levels.push(level);
      if (level !== 'all') return true;
      // While everything was copied, somebody could read, and nobody write.
      expect(await names(reader)).toEqual(before);
      await reader.query("SET lock_timeout = '50ms'");
      await expect(reader.query(person('late'))).rejects.toThrow('lock timeout');
      return true;
    },
    release: async () => void levels.push('released'),
  };
  await server.renew('fournil', holding);
  expect(levels).toEqual(['jobs', 'writes', 'all', 'released']);

  await within(url, async (client) => {
    expect(await names(client)).toEqual(before);
    const { rows } = await client.query('SELECT DISTINCT xmin::text, words FROM "Person"');
    expect(rows).toEqual([{ xmin: rows[0].xmin, words: '\\N\t,"{}\nسلام' }]); // one transaction for all
    const order = await client.query('SELECT name FROM "Person" ORDER BY ctid');
    expect(order.rows.map(({ name }) => name)).not.toEqual(before);
    // As the migrations make it, with every index and foreign key.
    const shape = `SELECT indexdef AS text FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      ORDER BY text`;
    const { rows: here } = await client.query(shape);
    const { rows: migrated } = await within(await freshDatabase(), (other) => other.query(shape));
    expect(here).toEqual(migrated);
    await expect(client.query(person('living1'))).rejects.toThrow('duplicate key');
  });
  expect(filesWith('canary')).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('postgres'))).toEqual(['postgres']);
  await server.stop();
}, 120_000);

test('where anything fails before the switch, or the fresh one does not start, all goes on as it was', async () => {
  const server = await start();
  const url = await server.url('fournil');
  for (const failing of ['made', 'held', 'compared', 'marked', 'stopped', 'fresh moved']) {
    const at = (name: string) => {
      if (name === failing) throw new Error(`failed: ${name}`);
    };
    await expect(server.renew('fournil', NOBODY, at)).rejects.toThrow(`failed: ${failing}`);
    await within(url, async (client) => {
      expect(await names(client)).toHaveLength(300);
      await client.query(`${person('x')}; DELETE FROM "Person" WHERE name = 'x'`);
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('postgres'))).toEqual(['postgres']);
  }
  const restless: Holding = { ...NOBODY, hold: async (level) => level !== 'writes' };
  await expect(server.renew('fournil', restless)).rejects.toThrow('did not come to an end');
  await within(url, (client) => client.query('CREATE TABLE "Unknown" (id text)'));
  await expect(server.renew('fournil', NOBODY)).rejects.toThrow();
  await within(url, (client) => client.query('DROP TABLE "Unknown"'));
  await server.stop();
}, 240_000);

// Starts the database, begins the move, and is killed by its own hand at the boundary that it is told.
const DIES = `
  import { startDatabase } from '#lib/platform/database/embedded';
  import { NOBODY } from '#lib/platform/database/night';
  const server = await startDatabase(process.env.DATA_DIR, () => {});
  const at = (name) => name === process.env.BOUNDARY && process.kill(process.pid, 'SIGKILL');
  await server.renew('fournil', NOBODY, at);
  await server.stop();
  process.exit();`;

const BOUNDARIES = [
  ...['made', 'migrated', 'held', 'locked', 'filled Person', 'filled', 'compared'],
  ...['marked', 'all held', 'stopped', 'old moved', 'fresh moved', 'done', 'never'],
];

test.each(BOUNDARIES)(
  'killed at "%s": the next start has everything, and clears away',
  async (boundary) => {
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', DIES];
    const env = { ...process.env, DATA_DIR: folder, BOUNDARY: boundary };
    const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual(boundary === 'never' ? [0, null] : [null, 'SIGKILL']);
    // Sometimes what it had started dies as well, sometimes it is left behind.
    if (BOUNDARIES.indexOf(boundary) % 2)
      for (const name of ['postgres', 'postgres.night', 'postgres.old']) kill(path.join(folder, name));
    const server = await start();
    const url = await server.url('fournil');
    await within(url, async (client) => {
      const kept = await names(client);
      const expected = BOUNDARIES.slice(0, BOUNDARIES.indexOf(boundary)).map((name) => `after ${name}`);
      expect(kept.filter((name) => name.startsWith('after')).sort()).toEqual(expected.sort());
      expect(kept.filter((name) => name.startsWith('living'))).toHaveLength(300);
      await client.query(person(`after ${boundary}`));
    });
    // What the killed one left goes behind the first answers.
    await expect
      .poll(() => readdirSync(folder).filter((name) => name.startsWith('postgres')), { timeout: 20_000 })
      .toEqual(['postgres']);
    expect(readdirSync(path.join(folder, 'postgres'))).not.toContain('fournil-whole');
    await server.stop();
  },
  240_000,
);

function kill(cluster: string): void {
  const lock = path.join(cluster, 'postmaster.pid');
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0;
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL');
  } catch {} // it is gone
}

test('where the disk is full, that is said; nothing is lost, and nothing lies about', async () => {
  const server = await start();
  const url = await server.url('fournil');
  const before = await within(url, names);
  for (const code of ['ENOSPC', '53100']) {
    const full = (name: string) => {
      if (name === 'locked') throw Object.assign(new Error('full'), { code });
    };
    await expect(server.renew('fournil', NOBODY, full)).rejects.toThrow('too little room on the disk');
    expect(await within(url, names)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('postgres'))).toEqual(['postgres']);
  }
  await server.stop();
}, 120_000);

test('two databases are the same where every row is, in whatever order', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];
  await within(one, (here) =>
    within(other, async (there) => {
      const row = (id: string, name: string) =>
        `INSERT INTO "Person" (id, name, "nameKey", "seenOn") VALUES ('${id}', '${name}', '${name}', '2030-01-01')`;
      const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
      await here.query(`${row(a, 'Amina')}; ${row(b, 'Boris')}`);
      await there.query(`${row(b, 'Boris')}; ${row(a, 'Amina')}`);
      await compare(here, there);
      await there.query(`UPDATE "Person" SET words = ' ' WHERE name = 'Boris'`);
      await expect(compare(here, there)).rejects.toThrow(Differs);
      await there.query(`DELETE FROM "Person" WHERE name = 'Boris'`);
      await expect(compare(here, there)).rejects.toThrow('Person is not the same');
      await here.query(`DELETE FROM "Person" WHERE name = 'Boris'`);
      await compare(here, there);
      await there.query('CREATE TABLE "Another" (id text)');
      await expect(compare(here, there)).rejects.toThrow('the same tables');
    }),
  );
}, 240_000);
