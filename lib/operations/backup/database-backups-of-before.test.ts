import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { makeIdentity } from '#lib/operations/backup/age';
import {
  eraseBackupsOfBefore,
  isAnyOfBefore,
  WORDS_OF_BEFORE,
} from '#lib/operations/backup/backups-of-before';
import { wordsOfBackups } from '#lib/operations/backup/daily';
import { firstBytes } from '#lib/operations/backup/file';
import { makeBackup } from '#lib/operations/backup/make';
import { idOfBefore } from '#lib/operations/backup/sealed-before';
import { config } from '#lib/platform/config/config';
import { recipientOf } from '#lib/platform/config/recipient';

// A board of before: its backups open with a key that lies beside them. They go, and the board is not left without one before it must.

const DAY = 24 * 60 * 60 * 1000;
const AT = new Date('2030-05-10T12:30:00.000Z');
const later = (by: number) => new Date(AT.getTime() + by);
const before = path.join(import.meta.dirname, 'before', 'board.backup');

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-of-before-'));
process.env.DATA_DIR = folder;
let file: string;
let times = 0;

beforeEach(async () => {
  config().DATA_DIR = mkdtempSync(path.join(folder, 'data-'));
  config().BACKUP_RECIPIENT = undefined;
  file = path.join(folder, `board-${times++}.backup`);
  copyFileSync(before, file);
  writeFileSync(`${file}.erased`, 'the list of before');
  const { DATA_DIR } = config();
  for (const name of ['keys', 'backups/known']) mkdirSync(path.join(DATA_DIR, name), { recursive: true });
  writeFileSync(keyOf(), 'the key of before\n');
  const note = path.join(DATA_DIR, 'backups/known', idOfBefore(await firstBytes(file)) ?? '');
  writeFileSync(note, `${later(-2 * DAY).toISOString()}\n${file}\n`);
});
const keyOf = () => path.join(config().DATA_DIR, 'keys/backup');
const there = () => [file, `${file}.erased`, keyOf()].map((each) => existsSync(each));

test('where nobody says to whom new ones are sealed they stay a day, and their key a week; the start says so', async () => {
  expect(await wordsOfBackups()).toContain(WORDS_OF_BEFORE);
  await eraseBackupsOfBefore(AT);
  await eraseBackupsOfBefore(later(22 * 3_600_000));
  expect(there()).toEqual([true, true, true]);
  expect(await eraseBackupsOfBefore(later(25 * 3_600_000))).toBe(true);
  expect(there()).toEqual([false, false, true]);
  await eraseBackupsOfBefore(later(6 * DAY));
  expect([there()[2], await isAnyOfBefore()]).toEqual([true, true]);
  await eraseBackupsOfBefore(later(8 * DAY));
  expect([there()[2], await isAnyOfBefore()]).toEqual([false, false]);
  expect(await wordsOfBackups()).not.toContain(WORDS_OF_BEFORE);
});

test('where new ones are made they go with the first; never is there none in between', async () => {
  config().BACKUP_RECIPIENT = recipientOf(await makeIdentity());
  await eraseBackupsOfBefore(AT);
  await eraseBackupsOfBefore(later(2 * DAY));
  expect(there()).toEqual([true, true, true]);
  const made = path.join(folder, `made-${times}.age`);
  await makeBackup(made);
  expect([existsSync(made), ...there()]).toEqual([true, false, false, true]);
});

test('after their week they go whatever comes; what was put in the place of one stays', async () => {
  config().BACKUP_RECIPIENT = recipientOf(await makeIdentity());
  writeFileSync(file, 'something else of the keeper');
  await eraseBackupsOfBefore(later(5 * DAY - 1));
  expect(there()[1]).toBe(true);
  await eraseBackupsOfBefore(later(5 * DAY));
  expect(there().slice(0, 2)).toEqual([true, false]);
});
