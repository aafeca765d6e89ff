import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { hasRoomAtNight, startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { NOBODY } from '#lib/platform/database/night';
import { eraseAll } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';
import { diskImage } from '#lib/platform/files/testing-image';

// What whoever opens the disk finds, in blocks that belong to no file any more as well: a plain ext4, read from end to end.

const disk = diskImage(1_000);
afterAll(() => disk?.remove());

const WORDS = ['canarylog', 'canarysorted', 'canarytail', 'canarynotified', 'canaryfile', 'canarybefore'];
const person = (word: string, number = 400) => `INSERT INTO "Person" (id, name, "nameKey", "seenOn", words)
  SELECT gen_random_uuid(), '${word}' || n, '${word}' || n, '2030-01-01',
    (SELECT string_agg('${word}' || g || md5(random()::text), ' ') FROM generate_series(1, 20) AS g)
  FROM generate_series(1, ${number}) AS n`;

test('after a night none of what was erased stands in any block', async ({ skip }) => {
  if (!disk) return skip('a disk of its own can only be made by root');
  process.env.DATA_DIR = disk.folder;
  const server = await startDatabase(disk.folder, () => {});
  const url = await server.url('fournil');
  await migrate(url);
  const within = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const each of statements) await client.query(each);
    await client.end();
  };
  // Enough that PostgreSQL removes files of its log, sorts on the disk, and would cut a table short.
  for (let n = 0; n < 3; n++)
    await within(
      person('canarylog'),
      `DELETE FROM "Person" WHERE name LIKE 'canarylog%'`,
      'SELECT pg_switch_wal()',
      'CHECKPOINT',
    );
  await within(
    person('canarysorted'),
    "SET work_mem = '64kB'",
    'SELECT FROM (SELECT words FROM "Person" ORDER BY md5(words) OFFSET 0) AS sorted',
    person('canarytail', 2_000),
    `SELECT pg_notify('fournil', 'canarynotified' || n) FROM generate_series(1, 20000) AS n`,
    `DELETE FROM "Person" WHERE name LIKE 'canary%'`,
    'VACUUM "Person"',
    'CHECKPOINT',
  );
  const mails = path.join(disk.folder, 'mail');
  mkdirSync(mails);
  for (let n = 0; n < 20; n++) await replaceFile(path.join(mails, `${n}`), 'canaryfile'.repeat(n * 1_000));
  for (const name of readdirSync(mails)) await replaceFile(path.join(mails, name), `living ${name}`);
  await eraseAll(...readdirSync(mails).map((name) => path.join(mails, name)));

  // So much lives that the night itself sorts on the disk; then it is erased as well.
  await within(person('canarybefore', 60_000));
  const ballast = path.join(disk.folder, 'ballast');
  const { bavail, bsize } = statfsSync(disk.folder);
  expect(await hasRoomAtNight(disk.folder, url)).toBe(true);
  spawnSync('fallocate', ['-l', `${bavail * bsize - 120 * 2 ** 20}`, ballast]);
  // An empty cluster would fit, and what lives would not: nothing is begun.
  expect(await hasRoomAtNight(disk.folder, url)).toBe(false);
  await expect(server.renew('fournil', NOBODY)).rejects.toThrow('too little room');
  rmSync(ballast);
  await server.renew('fournil', NOBODY);
  await within(`DELETE FROM "Person" WHERE name LIKE 'canary%'`);
  await server.stop();
  const before = disk.count(...WORDS);
  expect(before.canarybefore).toBeGreaterThan(1_000);

  const again = await startDatabase(disk.folder, () => {});
  await again.renew('fournil', NOBODY);
  await again.stop();
  expect(disk.count(...WORDS)).toEqual(Object.fromEntries(WORDS.map((word) => [word, 0])));
}, 300_000);
