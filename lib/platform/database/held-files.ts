import { chownSync, existsSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { eraseAll } from '#lib/platform/files/overwrite';

// PostgreSQL removes some of its files by itself, as they are: its log of changes, what it sorts by, what NOTIFY kept. Each is held by a
// second name, of which PostgreSQL knows nothing, from soon after it is made; when PostgreSQL has taken its own name away, it is written
// over (docs/decisions/the-night.md).

/** Where it lays down what it sorts by. */
export const SORTING = 'base/pgsql_tmp';
/** Where it lays down its log of changes. */
export const CHANGES = 'pg_wal';
/** Where PostgreSQL removes files, and does not cut them short first as it does with tables. */
const FOLDERS = [
  CHANGES,
  SORTING,
  'pg_notify',
  'pg_stat',
  'pg_xact',
  'pg_subtrans',
  'pg_multixact/members',
  'pg_multixact/offsets',
];
/** Where files of a cluster are held, also while it is made and where it is moved at night. */
const heldOf = (folder: string): string => path.join(path.dirname(folder), 'held');

/** Holds all files that a cluster may remove, each under its number: what it removes from now on can be written over. */
export function hold(folder: string): void {
  const held = heldOf(folder);
  attempt(() => mkdirSync(held, { mode: 0o700 }));
  attempt(() => makeSortingFolder(folder));
  const known = new Set(namesIn(held));
  for (const within of FOLDERS)
    for (const file of filesIn(path.join(folder, within))) {
      const number = attempt(() => String(statSync(file).ino));
      if (number && !known.has(number)) attempt(() => linkSync(file, path.join(held, number)));
    }
}

/** Writes over and erases what is held and has no other name any more. */
export async function eraseRemoved(folder: string): Promise<void> {
  const files = filesIn(heldOf(folder)).flatMap(
    (file) => attempt(() => ({ file, of: statSync(file) })) ?? [],
  );
  const names = Map.groupBy(files, ({ of }) => of.ino);
  const removed = files.filter(({ of }) => names.get(of.ino)?.length === of.nlink);
  await eraseAll(...removed.map(({ file }) => file));
}

/** PostgreSQL makes it only when it needs it: made before, it can be watched. */
function makeSortingFolder(folder: string): void {
  const { uid, gid } = statSync(path.join(folder, 'base'));
  const sorting = path.join(folder, SORTING);
  if (existsSync(sorting)) return;
  mkdirSync(sorting, { mode: 0o700 });
  chownSync(sorting, uid, gid);
}

const namesIn = (folder: string): string[] => attempt(() => readdirSync(folder)) ?? [];

function filesIn(folder: string): string[] {
  const entries = attempt(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** What PostgreSQL removes meanwhile is gone, and a disk without room for a name has none. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
