import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { ArchivePart } from '#lib/operations/backup/archive';
import { copyOut, settle, tables } from '#lib/platform/database/copy';
import { eraseAll } from '#lib/platform/files/overwrite';

/** What goes into a backup beside the database. */
export type Beside = {
  /** Keys without which what is sealed cannot be read, by name. */
  keys: Record<string, string>;
  /** The folder of files, and how to ask the database for the names of those that belong to its rows. */
  files: { folder: string; names: string };
  /** Tables that are gone within minutes or of use to nobody later: they are left empty. */
  leftOut: readonly string[];
  madeAt: Date;
};

/** How folders begin in which files are held while a backup is made: what is found after its process died is removed. */
export const LINKS_PREFIX = '.backup-';

/**
 * All that a backup holds, as it is at one moment (one REPEATABLE READ snapshot), while people write on. Files are linked at that
 * moment, so that what is erased meanwhile is whole in it too; those that are gone by then were erased meanwhile.
 * @param client a connection of its own; its transaction is over when the last part was read
 */
export async function* contentsOf(client: pg.ClientBase, beside: Beside): AsyncGenerator<ArchivePart> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await settle(client);
  const links = await linkFiles(client, beside.files);
  try {
    const madeAt = `${beside.madeAt.toISOString().slice(0, 19)}Z`;
    yield { about: { is: 'manifest', madeAt, migrations: await migrationsIn(client) }, body: text('') };
    for (const [name, key] of Object.entries(beside.keys))
      yield { about: { is: 'key', name }, body: text(key) };
    for (const table of await tables(client)) {
      if (beside.leftOut.includes(table.name)) continue;
      // In the order of their keys, which are random: how they lie would tell which came first.
      yield { about: { is: 'table', table }, body: copyOut(client, table, { orderBy: table.order }) };
    }
    for (const name of links.names)
      yield { about: { is: 'file', name }, body: createReadStream(path.join(links.folder, name)) };
    yield { about: { is: 'end' }, body: text('') };
    await client.query('COMMIT');
  } finally {
    await eraseAll(links.folder);
  }
}

async function migrationsIn(client: pg.ClientBase): Promise<string[]> {
  const sql =
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1';
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

async function* text(of: string): AsyncGenerator<Uint8Array> {
  if (of) yield Buffer.from(of);
}

/** Links the files of the snapshot's rows into a folder beside them, which is of the same disk. */
async function linkFiles(client: pg.ClientBase, { folder, names }: Beside['files']) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { rows } = await client.query<{ name: string }>(names);
  const links = await mkdtemp(path.join(folder, `${LINKS_PREFIX}${process.pid}-`));
  const there: string[] = [];
  for (const { name } of rows)
    if (await linked(path.join(folder, name), path.join(links, name))) there.push(name);
  return { folder: links, names: there };
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    // Some disks know no links.
    await link(from, to).catch((error) => (isGone(error) ? Promise.reject(error) : copyFile(from, to)));
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
