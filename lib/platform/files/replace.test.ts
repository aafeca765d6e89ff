import {
  closeSync,
  fstatSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { finishErasing } from '#lib/platform/files/overwrite';
import { moveOver, replaceFile } from '#lib/platform/files/replace';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-replace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'file');
const OLD = 'The key is under the blue pot. '.repeat(1000);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  writeFileSync(file, OLD);
});

/** What stands where a file's bytes were, asked by whoever held it open. */
function held(name = file) {
  const handle = openSync(name, 'r');
  return () => {
    const read = Buffer.alloc(fstatSync(handle).size);
    readSync(handle, read, 0, read.length, 0);
    closeSync(handle);
    return String(read).replaceAll('\0', '');
  };
}

test('a file is replaced, and what it held before is written over', async () => {
  const before = held();
  const time = new Date('2000-01-01');
  await replaceFile(file, 'new', { time });
  expect([readFileSync(file, 'utf8'), before(), readdirSync(folder)]).toEqual(['new', '', ['file']]);
  expect([statSync(file).mtime, statSync(file).mode & 0o777]).toEqual([time, 0o600]);
});

test('one that is not there yet is made', async () => {
  await replaceFile(`${file} two`, Buffer.from('two'));
  expect(readFileSync(`${file} two`, 'utf8')).toBe('two');
});

test('what somebody else holds by another name stays whole there', async () => {
  linkSync(file, `${file} held`);
  await replaceFile(file, 'new');
  expect([readFileSync(file, 'utf8'), readFileSync(`${file} held`, 'utf8')]).toEqual(['new', OLD]);
});

test('where a symbolic link stood, what it led to stays', async () => {
  symlinkSync(file, `${file} leads`);
  await replaceFile(`${file} leads`, 'new');
  expect([readFileSync(`${file} leads`, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['new', OLD]);
});

test('where it fails, the old one is whole, and nothing is left beside it', async () => {
  mkdirSync(`${file} deep/er`, { recursive: true });
  await expect(replaceFile(`${file} deep`, 'new')).rejects.toThrow();
  await expect(moveOver(`${file} nowhere`, file)).rejects.toThrow(/ENOENT/);
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual([OLD, ['file', 'file deep']]);
});

test('whoever comes between holding and moving, and takes what looks left over, takes nothing of it', async () => {
  const before = held();
  const replacing = replaceFile(file, 'new');
  let isDone = false;
  replacing.finally(() => {
    isDone = true;
  });
  while (!isDone) await finishErasing(folder);
  await replacing;
  expect([readFileSync(file, 'utf8'), before(), readdirSync(folder)]).toEqual(['new', '', ['file']]);
});
