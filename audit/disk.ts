import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { databaseAccount } from '#lib/platform/database/account';
import { clusterFolder } from '#lib/platform/database/cluster';
import type { DiskImage } from '#lib/platform/files/testing-image';
import type { Image } from './free-blocks.ts';

/** What a file system tells of a file without opening it. Times in milliseconds since 1970, by this machine's clock. */
export type FileRecord = {
  file: string;
  size: number;
  inode: number;
  mtime: number;
  ctime: number;
  birth: number;
};

/** Everything on disk, as whoever carries the machine away has it. */
export type Disk = {
  /** Copies of the folders: the data directory, the cluster where it lies outside, the build with its cache. */
  folders: string[];
  /** Where in them PostgreSQL's cluster lies. */
  cluster: string;
  /** The data directory itself, for its keys. */
  data: string;
  /** All files as they lay, before they were copied. */
  files: FileRecord[];
  /** What the board said while it ran: its log. */
  said: string;
  /** The backups that lie about, the newest last, each with when it was made by the board's clock; and beside them what the board put there. */
  backups: { file: string; at: number }[];
  /** The whole disk with its free blocks, where it is one of its own. */
  image?: Image;
  /** What opens them. The auditor has it not: whoever keeps the board does, elsewhere, and looks whether there is in them what may not be. */
  identity?: string;
};

/**
 * Copies everything that a board, which must be stopped, has on disk; of its build what was written `since` it opened (in milliseconds
 * since 1970): what is older knows nobody.
 */
export function seize(board: { folder: string; said: () => string }, to: string, since: number): Disk {
  mkdirSync(to, { recursive: true });
  const cluster = clusterFolder(board.folder, databaseAccount());
  const outside = !cluster.startsWith(board.folder + path.sep);
  const from = [board.folder, ...(outside ? [cluster] : [])];
  const files = from.flatMap((folder) => recordsIn(folder));
  const folders = from.map((folder, at) => copied(folder, path.join(to, `${at}`)));
  const build = recordsIn(process.env.FOURNIL_BUILD ?? '.next-test').filter(({ mtime }) => mtime > since);
  const written = path.join(to, 'build');
  mkdirSync(written);
  for (const [at, { file }] of build.entries())
    copied(file, path.join(written, `${at} ${path.basename(file)}`));
  const inside = path.join(to, '0', path.relative(board.folder, cluster));
  return {
    ...{ folders: [...folders, written], files: [...files, ...build] },
    ...{ data: path.join(to, '0'), said: board.said(), backups: [] },
    cluster: outside ? path.join(to, '1') : inside,
  };
}

/** The whole disk of a board that is stopped, and copies of all files on it, by which its free blocks are known. */
export function imageOf(disk: DiskImage, to: string): Image {
  const files = copied(disk.folder, path.join(to, 'files'));
  const image = path.join(to, 'image');
  disk.unmounted((from) => copied(from, image));
  return { image, files: [files] };
}

/** Copies a folder with its owners and times. @throws where it cannot be read */
export function copied(from: string, to: string): string {
  const { status, stderr } = spawnSync('cp', ['-a', '--sparse=always', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${from} could not be copied: ${stderr}`);
  return to;
}

/** What the file system tells of all files in a folder, in the order in which it lists them. */
export function recordsIn(folder: string): FileRecord[] {
  return filesIn(folder).map((file) => {
    const { size, ino, mtimeMs, ctimeMs, birthtimeMs } = lstatSync(file);
    return { file, size, inode: ino, mtime: mtimeMs, ctime: ctimeMs, birth: birthtimeMs };
  });
}

/** All files in a folder and those below it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(inside);
    return entry.isFile() ? [inside] : [];
  });
}
