import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { eraseAll, eraseWithin, erasingName, finishErasing, newName } from '#lib/platform/files/overwrite';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-overwrite-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.useRealTimers());

/** Longer than what is written over at once, and not a multiple of it. */
const WORDS = Buffer.alloc(2.5 * 2 ** 20, 'The blue door. ');

/** A file with words in it, and what stands where its bytes were: whoever held it open sees that, though it has no name any more. */
async function written(name: string) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  await writeFile(file, WORDS);
  return { file, bytes: held(file) };
}
function held(file: string) {
  const handle = openSync(file, 'r');
  return () => {
    const read = Buffer.alloc(fstatSync(handle).size);
    readSync(handle, read, 0, read.length, 0);
    closeSync(handle);
    return read;
  };
}
const isZero = (bytes: Buffer) => bytes.length >= WORDS.length && bytes.every((byte) => byte === 0);
const names = (within = folder) => readdirSync(within).sort();

test('a file is written over, to the end of its last block, before it goes', async () => {
  const { file, bytes } = await written('one');
  const { blksize } = statSync(file);
  await eraseAll(file);
  const there = bytes();
  expect([existsSync(file), isZero(there), there.length % blksize]).toEqual([false, true, 0]);
  expect(names()).toEqual([]);
});

test('so is every file of a folder, however deep', async () => {
  const all = await Promise.all(['all/a', 'all/b', 'all/deep/deeper/c'].map(written));
  await eraseAll(path.join(folder, 'all'));
  expect(names()).toEqual([]);
  for (const { bytes } of all) expect(isZero(bytes())).toBe(true);
});

test('so is everything in a folder that stays', async () => {
  const all = await Promise.all(['stays/a', 'stays/deep/b'].map(written));
  await eraseWithin(path.join(folder, 'stays'));
  expect(names(path.join(folder, 'stays'))).toEqual([]);
  for (const { bytes } of all) expect(isZero(bytes())).toBe(true);
  await eraseAll(path.join(folder, 'stays'));
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

test('two processes that take its two names at once write it over', async () => {
  const { file, bytes } = await written('both');
  linkSync(file, `${file} too`);
  await Promise.all([eraseAll(file), eraseAll(`${file} too`), eraseAll(file)]);
  expect([names(), isZero(bytes())]).toEqual([[], true]);
});

test('of one with holes, what stands in it is written over, and the holes take no room', async () => {
  const file = path.join(folder, 'holes');
  const descriptor = openSync(file, 'w+');
  ftruncateSync(descriptor, 2 ** 26);
  writeSync(descriptor, WORDS, 0, WORDS.length, 2 ** 25);
  await eraseAll(file);
  const read = Buffer.alloc(WORDS.length);
  readSync(descriptor, read, 0, read.length, 2 ** 25);
  expect([names(), isZero(read)]).toEqual([[], true]);
  expect(fstatSync(descriptor).blocks * 512).toBeLessThan(2 * WORDS.length);
  closeSync(descriptor);
});

test('what a symbolic link leads to is let alone', async () => {
  const { file } = await written('elsewhere/three');
  symlinkSync(path.dirname(file), path.join(folder, 'leads'));
  await eraseAll(path.join(folder, 'leads'));
  expect([names(), readFileSync(file).equals(WORDS)]).toEqual([['elsewhere'], true]);
  await eraseAll(path.dirname(file));
});

test('what is not there is erased', async () => {
  await eraseAll(path.join(folder, 'nothing'), path.join(folder, 'nowhere/nothing'));
});

test('cut off, it is brought to its end, and what was being written a day ago goes as well', async () => {
  const [left, fresh, other] = [erasingName('post'), newName('post'), 'secret.new'];
  const all = await Promise.all([left, fresh, other].map(written));
  await finishErasing(folder);
  expect(names()).toEqual([fresh, other].sort());
  vi.useFakeTimers({
    now: statSync(path.join(folder, fresh)).ctimeMs + 25 * 60 * 60 * 1000,
    toFake: ['Date'],
  });
  await finishErasing(folder);
  expect(names()).toEqual([other]);
  const [leftBytes, freshBytes, otherBytes] = all.map(({ bytes }) => isZero(bytes()));
  expect([leftBytes, freshBytes, otherBytes]).toEqual([true, true, false]);
  await eraseAll(path.join(folder, other));
});
