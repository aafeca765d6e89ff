import { type FileHandle, lstat, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isDiskFull } from '#lib/platform/files/disk-space';
import { randomToken } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

// The one way to take a file away: its bytes are written over before its blocks are given free. lib/structure-files.test.ts forbids any other.

const ZEROS = Buffer.alloc(1024 * 1024);
/** So many at once: the disk takes what many write together sooner than one after the other. */
const AT_ONCE = 16;
/** What `stat` counts blocks in, whatever the file system's own are (POSIX, sys/stat.h). */
const SECTOR = 512;
/** How what is being erased is called: killed meanwhile, it is found by that, and nobody reads it for what it was. */
const ERASING = /\.[\w-]{43}\.erasing$/;
/** How what is being written is called, and was called once: a board from before may have been killed at it. */
const NEW = /\.[\w-]{43}\.new$|\.(?:webp|eml)\.new$|\.part$/;
/** Nobody writes a file for longer; on which of several machines they are at it, no name tells. */
const DAY = 24 * 60 * 60 * 1000;

/** A new name beside a file, under which it waits to be written over. */
export const erasingName = (file: string): string => `${file}.${randomToken()}.erasing`;
/** A new name beside a file, under which what is to take its place is written. */
export const newName = (file: string): string => `${file}.${randomToken()}.new`;

/**
 * Erases files, and folders with all that is in them: what is there loses its name at once, and is written over to the end of its last
 * block before it goes, so that the blocks that the file system gives free say nothing, where it writes in place. A file that has another
 * name too (a backup that is being made holds it) is written over by whoever takes its last name away. May be cut off anywhere: see
 * `finishErasing`.
 */
export async function eraseAll(...files: string[]): Promise<void> {
  await inTurns(files, eraseOne);
  for (const folder of new Set(files.map((file) => path.dirname(file)))) await syncFolder(folder);
}

/** Erases what is in a folder, and leaves the folder. */
export async function eraseWithin(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await eraseAll(...names.map((name) => path.join(folder, name)));
}

/**
 * Brings to its end what was being erased in a folder when a process was killed, and erases what was being written there a day ago; deeper
 * folders are left alone.
 */
export async function finishErasing(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    if (ERASING.test(name) || (NEW.test(name) && (await isOld(file)))) left.push(file);
  }
  await eraseAll(...left);
}

/** By when its name was made: the time that it shows may be set. */
async function isOld(file: string): Promise<boolean> {
  const about = await stat(file).catch(() => undefined);
  return about !== undefined && now().getTime() - about.ctimeMs > DAY;
}

async function eraseOne(file: string): Promise<void> {
  if (!(await lstat(file).catch(() => undefined))) return;
  const aside = ERASING.test(file) ? file : erasingName(file);
  // What cannot be moved (a disk of its own is mounted there) goes under the name it has.
  const named = await rename(file, aside).then(
    () => aside,
    () => file,
  );
  await inTurns(await filesIn(named), eraseFile);
  await rm(named, { recursive: true, force: true });
}

/** The file, or all files in the folder, of that name; what a symbolic link leads to is somebody else's. */
async function filesIn(named: string): Promise<string[]> {
  const about = await lstat(named).catch(() => undefined); // another process was quicker
  if (about?.isFile()) return [named];
  if (!about?.isDirectory()) return [];
  const entries = await readdir(named, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function eraseFile(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => undefined); // one that may not be written may still go
  if (!handle) return;
  try {
    await letGo(handle, file);
  } finally {
    await handle.close();
  }
}

/** Takes a name from an open file, and writes over what it holds where that was its last. */
export async function letGo(handle: FileHandle, name: string): Promise<void> {
  if ((await handle.stat()).nlink > 1) {
    await unlink(name).catch(() => {}); // somebody else was quicker
    if ((await handle.stat()).nlink > 0) return;
  }
  try {
    await writeZeros(handle);
  } catch (error) {
    // A full disk, on a file system that writes elsewhere: what stayed would keep it full, and say more.
    if (!isDiskFull(error)) throw error;
  }
  await unlink(name).catch(() => {});
}

/** Over all that is allotted to it, also behind its end; where it has holes, what reads as zeros stays as it is. */
async function writeZeros(handle: FileHandle): Promise<void> {
  const { size, blocks, blksize } = await handle.stat();
  const end = Math.ceil(Math.max(size, blocks * SECTOR) / blksize) * blksize;
  const isSparse = blocks * SECTOR < size;
  const read = Buffer.alloc(isSparse ? ZEROS.length : 0);
  for (let at = 0; at < end; at += ZEROS.length) {
    const length = Math.min(ZEROS.length, end - at);
    if (isSparse) {
      const { bytesRead } = await handle.read(read, 0, length, at);
      if (read.subarray(0, bytesRead).equals(ZEROS.subarray(0, bytesRead))) continue;
    }
    await handle.write(ZEROS, 0, length, at);
  }
  await handle.datasync();
}

async function inTurns(files: string[], work: (file: string) => Promise<void>): Promise<void> {
  const waiting = [...files];
  const one = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, one));
}

/** A name is on the disk, or off it, when its folder is written. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined); // it is gone as well
  if (!handle) return;
  await handle.sync().catch(() => {}); // some systems cannot
  await handle.close();
}
