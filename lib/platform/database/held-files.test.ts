import {
  chmodSync,
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DatabaseServer, startDatabase } from '#lib/platform/database/embedded';

// What PostgreSQL removes by itself: asked by who held it open before, the bytes that had no name any more must be written over.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-held-'));
chmodSync(folder, 0o755);
process.env.DATA_DIR = folder;
const inCluster = (...names: string[]) => path.join(folder, 'postgres', ...names);
let server: DatabaseServer;
let client: pg.Client;

async function start(): Promise<void> {
  server = await startDatabase(folder, () => {});
  client = new pg.Client({ connectionString: await server.url('held') });
  client.on('error', () => {});
  await client.connect();
}
const stop = async () => {
  await client.end();
  await server.stop();
};
beforeAll(start, 60_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Files that somebody holds open, so that it can be asked what stands where they were. */
class Open {
  readonly #descriptors = new Map<number, { file: string; descriptor: number }>();

  open(within: string): void {
    for (const entry of readdirSync(within, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    )) {
      const file = path.join(entry.parentPath, entry.name);
      const descriptor = openSync(file, 'r');
      const { ino } = fstatSync(descriptor);
      if (this.#descriptors.has(ino)) closeSync(descriptor);
      else this.#descriptors.set(ino, { file, descriptor });
    }
  }

  /** Of those that have no name any more: which there are, and in which a word stands. */
  removed(word: string): { files: string[]; told: string[] } {
    const gone = [...this.#descriptors.values()].filter(
      ({ descriptor }) => fstatSync(descriptor).nlink === 0,
    );
    const told = gone.filter(({ descriptor }) => {
      const bytes = Buffer.alloc(fstatSync(descriptor).size);
      readSync(descriptor, bytes, 0, bytes.length, 0);
      return bytes.includes(word);
    });
    const nameOf = ({ file }: { file: string }) => path.relative(folder, file);
    return { files: gone.map(nameOf), told: told.map(nameOf) };
  }
}

const bread = (word: string) =>
  `INSERT INTO bread SELECT '${word} ' || n || repeat(' rye', 200) FROM generate_series(1, 2000) AS n`;

test('a file of the log of changes is written over when PostgreSQL removes it', async () => {
  const open = new Open();
  await client.query('CREATE TABLE bread (of text)');
  for (let n = 0; n < 3; n++) {
    await client.query(`${bread('canaryone')}; SELECT pg_switch_wal()`);
    open.open(inCluster('pg_wal'));
  }
  await client.query('CHECKPOINT');
  await expect.poll(() => open.removed('canaryone').files.length, { timeout: 20_000 }).toBeGreaterThan(1);
  await expect.poll(() => open.removed('canaryone').told, { timeout: 20_000 }).toEqual([]);
}, 60_000);

test('so is what it sorted by', async () => {
  const open = new Open();
  await client.query("SET work_mem = '64kB'");
  await client.query(`BEGIN; DECLARE sorted CURSOR FOR SELECT of FROM bread ORDER BY md5(of)`);
  await client.query('FETCH 10 FROM sorted');
  open.open(inCluster('base/pgsql_tmp'));
  await client.query('COMMIT');
  await expect.poll(() => open.removed('canaryone').files.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(() => open.removed('canaryone').told, { timeout: 20_000 }).toEqual([]);
}, 60_000);
