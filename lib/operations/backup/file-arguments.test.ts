import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkPlace, checkThere } from '#lib/operations/backup/file-arguments';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-where-'));
const at = (name: string) => path.join(folder, name);
mkdirSync(at('folder'));
writeFileSync(at('file'), '');

test('whoever names a place where no file can be hears so in words', () => {
  expect(() => checkPlace(at('folder/new'))).not.toThrow();
  expect(() => checkPlace(at('file'))).not.toThrow();
  expect(() => checkPlace(at('folder'))).toThrow('is a folder: name a file in it');
  expect(() => checkPlace(at('nowhere/new'))).toThrow(`There is no folder ${at('nowhere')}`);
  expect(() => checkPlace(at('file/new'))).toThrow(`There is no folder ${at('file')}`);
});

test('whoever names a file that is not there hears so in words', () => {
  expect(() => checkThere(at('file'))).not.toThrow();
  expect(() => checkThere(at('folder'))).toThrow('is a folder: name the file of a backup');
  expect(() => checkThere(at('nowhere'))).toThrow(`There is no file ${at('nowhere')}`);
});
