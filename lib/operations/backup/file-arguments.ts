import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { KeeperError } from '#lib/operations/errors';

function sortOf(file: string): 'file' | 'folder' | undefined {
  try {
    return statSync(file).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** @throws Refused where no file can be written, in words for whoever named it. A folder is not made: a disk may be away */
export function checkPlace(file: string): void {
  const folder = path.dirname(file);
  if (sortOf(file) === 'folder') throw new KeeperError(`${file} is a folder: name a file in it.`);
  if (sortOf(folder) !== 'folder')
    throw new KeeperError(`There is no folder ${folder}: make it first, or name another.`);
  if (!may(folder, constants.W_OK))
    throw new KeeperError(`Nothing can be written into ${folder}: name another folder.`);
}

/** @throws Refused where there is no file to read, likewise */
export function checkThere(file: string): void {
  const sort = sortOf(file);
  if (sort === undefined) throw new KeeperError(`There is no file ${file}.`);
  if (sort === 'folder') throw new KeeperError(`${file} is a folder: name the file of a backup.`);
  if (!may(file, constants.R_OK)) throw new KeeperError(`${file} may not be read by this account.`);
}

function may(file: string, what: number): boolean {
  try {
    accessSync(file, what);
    return true;
  } catch {
    return false;
  }
}
