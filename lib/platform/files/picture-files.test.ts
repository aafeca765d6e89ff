import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-files-'));
const { keepFiles, pictureFile, picturesFolder, removePictureFiles, renewFiles } = await import(
  '#lib/platform/files/picture-files'
);

const MINUTE = 60_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

test('a night leaves of all files one time, none of their order, and their bytes', async () => {
  mkdirSync(picturesFolder(), { recursive: true });
  const names = Array.from({ length: 12 }, (_, n) => `${String.fromCharCode(97 + n).repeat(24)}-small.webp`);
  const file = (name: string) => path.join(picturesFolder(), name);
  for (const [n, name] of names.entries()) {
    writeFileSync(file(name), name);
    utimesSync(file(name), ago((200 - n) * MINUTE), ago((200 - n) * MINUTE));
  }
  const young = file(`${'z'.repeat(24)}-small.webp`);
  writeFileSync(young, 'young');
  const before = statSync(young).mtimeMs;
  const night = { before: ago(60 * MINUTE), since: new Date(0) };
  await renewFiles(night);
  expect(new Set(names.map((name) => statSync(file(name)).mtimeMs))).toEqual(new Set([Date.UTC(2000, 0)]));
  expect(names.map((name) => readFileSync(file(name), 'utf8'))).toEqual(names);
  expect(statSync(young).mtimeMs).toBe(before);
  // Created anew, and not in the order they came in.
  const order = names.toSorted((a, b) => statSync(file(a)).birthtimeMs - statSync(file(b)).birthtimeMs);
  expect(order).not.toEqual(names);
  const inodes = names.map((name) => statSync(file(name)).ino);
  await renewFiles(night);
  expect(names.map((name) => statSync(file(name)).ino)).toEqual(inodes); // once is enough
  // When a file was made, and last named, nobody can set: of those from before the month all are made anew, as far as one lets it.
  const nextMonth = { ...night, since: new Date(Date.now() + 90 * 24 * 60 * MINUTE) };
  await renewFiles({ ...nextMonth, mayGoOn: () => false });
  expect(names.map((name) => statSync(file(name)).ino)).toEqual(inodes);
  await renewFiles(nextMonth);
  expect(names.filter((name, at) => statSync(file(name)).ino === inodes[at])).toEqual([]);
  expect(names.map((name) => readFileSync(file(name), 'utf8'))).toEqual(names);
  expect(readdirSync(picturesFolder())).toHaveLength(13);
});

test('what is kept is there under its name, and what is removed is gone', async () => {
  const key = await keepFiles({ small: Buffer.from('s'), large: Buffer.from('large') });
  expect(String(await pictureFile(key, 'large'))).toBe('large');
  await removePictureFiles([key]);
  await removePictureFiles([key]);
  expect(readdirSync(picturesFolder()).filter((name) => name.startsWith(key))).toEqual([]);
  expect(await pictureFile(key, 'small')).toBeUndefined();
});
