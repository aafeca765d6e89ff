import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
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
import { makeIdentity } from '#lib/operations/backup/age';
import { hashOfFile, readBackup } from '#lib/operations/backup/file';
import { lookThrough } from '#lib/operations/backup/import';
import { hashBeside, keptBackups, listBeside, removeNote } from '#lib/operations/backup/kept-backups';
import { removeLeftovers } from '#lib/operations/backup/leftovers';
import { makeBackup } from '#lib/operations/backup/make';
import type { ClockWatch } from '#lib/operations/forgetting/rules';
import { refuseOthersKeys, refuseServing } from '#lib/operations/restore/checks';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile, sealedWith } from '#lib/platform/config/keys';
import { recipientOf } from '#lib/platform/config/recipient';
import { lockBoard } from '#lib/platform/database/board-lock';
import { database } from '#lib/platform/database/client';
import { erasedBy } from '#lib/platform/database/testing-tombstones';
import { addTombstones } from '#lib/platform/database/tombstones';
import { picturesFolder, removePictureFiles } from '#lib/platform/files/picture-files';

// What a backup is made of, and what it leaves lying about: nothing.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-backup-'));
process.env.DATA_DIR = folder;
const identity = await makeIdentity();
process.env.BACKUP_RECIPIENT = recipientOf(identity);
const file = path.join(folder, 'board.backup');
const DAY = 24 * 60 * 60 * 1000;
const ago = (time: number) => new Date(Date.now() - time);
const sweptAt = (at: Date) => writeFileSync(path.join(folder, 'last-sweep'), at.toISOString());

beforeEach(async () => {
  // A process that starts.
  delete (globalThis as { fournilWatch?: ClockWatch }).fournilWatch;
  rmSync(file, { force: true });
  await database().livingBackup.deleteMany();
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
  for await (const { body } of readBackup(file, identity)) all += await text(Readable.from(body));
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

test('of a backup the machine knows its SHA-256, and nothing that opens it', async () => {
  sweptAt(ago(3_600_000));
  await makeBackup(file);
  const hash = await hashOfFile(file);
  expect((await keptBackups()).map((known) => known.hash)).toEqual([hash]);
  expect(readFileSync(hashBeside(file), 'utf8')).toBe(`${hash}  ${path.basename(file)}\n`);
  expect(await database().livingBackup.findMany({ select: { recipient: true } })).toEqual([
    { recipient: process.env.BACKUP_RECIPIENT },
  ]);
  const secret = Buffer.from(identity);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const entry of files) {
    const bytes = readFileSync(path.join(entry.parentPath, entry.name));
    expect([entry.name, bytes.includes(secret) || bytes.includes('AGE-SECRET-KEY')]).toEqual([
      entry.name,
      false,
    ]);
  }
  expect(existsSync(keyFile('backup'))).toBe(false);
});

test('without a recipient none is made, and it is said what to do; what cannot be made leaves nothing', async () => {
  sweptAt(ago(3_600_000));
  const { BACKUP_RECIPIENT } = config();
  config().BACKUP_RECIPIENT = undefined;
  await expect(makeBackup(file)).rejects.toThrow('npm run keeper -- backup-identity');
  config().BACKUP_RECIPIENT = BACKUP_RECIPIENT;
  const stopped = AbortSignal.abort();
  for (const { id } of await keptBackups()) await removeNote(id);
  rmSync(listBeside(file), { force: true });
  await expect(makeBackup(file, { signal: stopped })).rejects.toThrow('abort');
  expect(await keptBackups()).toEqual([]);
  expect(await database().livingBackup.findMany()).toEqual([]);
  expect([file, listBeside(file)].map((each) => existsSync(each))).toEqual([false, false]);
});

test('what is erased while a backup begins is gone from it, or noted for it', {
  timeout: 60_000,
}, async () => {
  sweptAt(ago(3_600_000));
  const { id } = await database().post.findFirstOrThrow({ where: { title: 'Rye of tomorrow' } });
  let making: Promise<unknown> | undefined;
  // Somebody erases, and has not done so yet when a backup is begun.
  await database().$transaction(
    async (db) => {
      await db.post.delete({ where: { id } });
      await addTombstones(db, 'Post', id);
      making = makeBackup(file);
      const isBegun = () => existsSync(`${file}.${process.pid}.partial`);
      await expect.poll(isBegun, { timeout: 15_000 }).toBe(true);
      for (let asked = 0; asked < 20; asked++) await db.post.findFirst();
    },
    { timeout: 40_000 },
  );
  await making;
  expect(await said()).not.toContain('Rye of tomorrow');
  await put('Rye of the day after', -DAY);
  const other = await database().post.findFirstOrThrow({ where: { title: 'Rye of the day after' } });
  await database().$transaction(
    async (db) => {
      await db.post.delete({ where: { id: other.id } });
      await makeBackup(file, { overwrite: true });
      await addTombstones(db, 'Post', other.id);
    },
    { timeout: 40_000 },
  );
  expect(await said()).toContain('Rye of the day after');
  expect((await erasedBy(identity))('Post', other.id)).toBeDefined();
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
  const looked = { ...(await lookThrough(file, identity)), keys: { secret: 'that of the backup' } };
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
