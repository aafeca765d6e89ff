import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { readBackup } from '#lib/operations/backup/file';
import { lookThrough } from '#lib/operations/backup/import';
import { keptBackups, listBeside } from '#lib/operations/backup/kept-backups';
import { removeLeftovers } from '#lib/operations/backup/leftovers';
import { makeBackup } from '#lib/operations/backup/make';
import type { ClockWatch } from '#lib/operations/forgetting/rules';
import { refuseOthersKeys, refuseServing } from '#lib/operations/restore/checks';
import { keptKey, sealedWith } from '#lib/platform/config/keys';
import { lockBoard } from '#lib/platform/database/board-lock';
import { database } from '#lib/platform/database/client';
import { picturesFolder, removePictureFiles } from '#lib/platform/files/picture-files';

// What a backup is made of, and what it leaves lying about: nothing.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-backup-'));
process.env.DATA_DIR = folder;
const file = path.join(folder, 'board.backup');
const DAY = 24 * 60 * 60 * 1000;
const ago = (time: number) => new Date(Date.now() - time);
const sweptAt = (at: Date) => writeFileSync(path.join(folder, 'last-sweep'), at.toISOString());

beforeEach(async () => {
  // A process that starts.
  delete (globalThis as { fournilWatch?: ClockWatch }).fournilWatch;
  rmSync(file, { force: true });
  await database().post.deleteMany();
  await put('Rye of last week', 10 * DAY);
  await put('Rye of tomorrow', -DAY);
});

async function put(title: string, endedAgo: number): Promise<void> {
  const days = {
    create: { kind: 'HOUR' as const, starts: ago(endedAgo + 3_600_000), ends: ago(endedAgo) },
  };
  await database().post.create({ data: { kind: 'OFFER', title, occurrences: days } });
}

/** All that a backup says, as it was written down. */
async function said(): Promise<string> {
  let all = '';
  for await (const { body } of readBackup(file, keptKey('backup'))) all += await text(Readable.from(body));
  return all;
}

test('what has passed when it is made is not in it', async () => {
  sweptAt(ago(3_600_000));
  expect((await makeBackup(file)).join()).not.toContain('has passed lately');
  expect(await said()).toContain('Rye of tomorrow');
  expect(await said()).not.toContain('Rye of last week');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(listBeside(file)).mode & 0o777).toBe(0o600);
});

test('by a clock that may be wrong nothing is erased to make one: it is whole, and says so', async () => {
  sweptAt(ago(3 * DAY));
  expect((await makeBackup(file)).join()).toContain('What has passed lately may be in it');
  expect(await said()).toContain('Rye of last week');
  expect(await database().post.findFirst({ where: { title: 'Rye of last week' } })).not.toBeNull();
});

test('written over, the one before is no longer known, and the list beside is as young as the new one', async () => {
  sweptAt(ago(3_600_000));
  await makeBackup(file);
  writeFileSync(listBeside(file), 'a list of long ago');
  await expect(makeBackup(file)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(listBeside(file), 'utf8')).toBe('a list of long ago');
  await makeBackup(file, { overwrite: true });
  expect((await keptBackups()).map((known) => known.file)).toEqual([file]);
  expect(readFileSync(listBeside(file), 'utf8')).toMatch(/^Fournil: what was erased early/);
});

test('what was cut off goes, wherever it was to lie; what is somebody else’s stays', async () => {
  sweptAt(ago(3_600_000));
  await makeBackup(file);
  const gone = 2 ** 22 + 1; // no process has this number
  const [left, others] = [`${file}.${gone}.partial`, path.join(folder, `film.${gone}.partial`)];
  for (const name of [left, others]) writeFileSync(name, 'half');
  await removeLeftovers([folder]);
  expect([left, others, file].map((name) => existsSync(name))).toEqual([false, true, true]);
});

test('a secret of another board is never written over; that of a board where nobody is yet may be', async () => {
  sweptAt(ago(3_600_000));
  await makeBackup(file);
  const looked = { ...(await lookThrough(file, keptKey('backup'))), keys: { secret: 'that of the backup' } };
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const refused = () =>
    refuseOthersKeys(client, looked).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  await database().board.updateMany({ data: { sealedWith: null } });
  expect(await refused()).toBe('nothing'); // this data directory has none: it is in the environment
  const here = keptKey('secret');
  expect(await refused()).toContain('is the secret of another board, which would be lost');
  await database().board.updateMany({ data: { sealedWith: sealedWith(here) } });
  expect(await refused()).toBe('nothing');
  await client.end();
});

test('a board that serves, with nobody on it yet, is not restored under its feet', async () => {
  const [board, restore] = [1, 2].map(() => new pg.Client({ connectionString: process.env.DATABASE_URL }));
  await board?.connect();
  await restore?.connect();
  await lockBoard(board as pg.Client);
  await expect(refuseServing(restore as pg.Client)).rejects.toThrow('A board runs on this database');
  await board?.end();
  await expect
    .poll(() =>
      refuseServing(restore as pg.Client).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await restore?.end();
});

test('a picture that is taken down while a backup holds it stays whole in it', async () => {
  mkdirSync(picturesFolder(), { recursive: true });
  const [picture, held] = ['abc-small.webp', 'held'].map((name) => path.join(picturesFolder(), name)) as [
    string,
    string,
  ];
  writeFileSync(picture, 'a loaf');
  linkSync(picture, held);
  await removePictureFiles(['abc']);
  expect([existsSync(picture), readFileSync(held, 'utf8')]).toEqual([false, 'a loaf']);
});
