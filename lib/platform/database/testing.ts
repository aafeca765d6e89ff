import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';

// Vitest's global setup: one real PostgreSQL for the run, with a migrated template from which every test file gets a database of its own.
export default async function setup() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-test-'));
  chmodSync(folder, 0o755);
  process.env.DATA_DIR = folder;
  process.env.SECRET = 'a secret for tests, longer than thirty-two';
  const started = startDatabase(folder, console.log);
  const end = async () => {
    await started.then(
      (server) => server.stop(),
      () => {}, // said by whoever waited for it
    );
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = await started;
    await migrate(await server.url('template'));
    process.env.TEST_DATABASES = await server.url('postgres');
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** Makes a fresh database for a test file and returns its connection string. */
export async function freshDatabase(): Promise<string> {
  const base = process.env.TEST_DATABASES as string;
  const name = `t${Math.random().toString(36).slice(2)}`;
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await client.query("SELECT pg_advisory_lock(hashtext('template'))"); // one copy at a time
  await client.query(`CREATE DATABASE ${name} TEMPLATE template`);
  await client.end();
  return base.replace('/postgres?', `/${name}?`).replace(/\/postgres$/, `/${name}`);
}
