import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { eraseAll } from '#lib/platform/files/overwrite';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-overwrite-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Longer than what is written over at once, and not a multiple of it. */
const WORDS = Buffer.alloc(2.5 * 2 ** 20, 'The blue door. ');

/** A file with words in it, and what stands where its bytes were: whoever held it open sees that, though it has no name any more. */
async function written(name: string) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  await writeFile(file, WORDS);
  const held = openSync(file, 'r');
  const bytes = () => {
    const read = Buffer.alloc(WORDS.length);
    readSync(held, read, 0, read.length, 0);
    closeSync(held);
    return read;
  };
  return { file, bytes };
}
const isZero = (bytes: Buffer) => bytes.equals(Buffer.alloc(WORDS.length));

test('a file is written over, to its last byte, before it goes', async () => {
  const { file, bytes } = await written('one');
  await eraseAll(file);
  expect([existsSync(file), isZero(bytes())]).toEqual([false, true]);
});

test('so is every file of a folder, however deep', async () => {
  const all = await Promise.all(['all/a', 'all/b', 'all/deep/deeper/c'].map(written));
  await eraseAll(path.join(folder, 'all'));
  expect(existsSync(path.join(folder, 'all'))).toBe(false);
  for (const { bytes } of all) expect(isZero(bytes())).toBe(true);
});

test('one that has another name stays whole under it, and is written over when that goes', async () => {
  const { file, bytes } = await written('two');
  const other = path.join(folder, 'held');
  linkSync(file, other);
  await eraseAll(file);
  expect([existsSync(file), readFileSync(other).equals(WORDS)]).toEqual([false, true]);
  await eraseAll(other);
  expect([existsSync(other), isZero(bytes())]).toEqual([false, true]);
});

test('what is not there is erased', async () => {
  await eraseAll(path.join(folder, 'nothing'));
});
