import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { ArchivePart } from '#lib/operations/backup/archive';
import { copyOut, settle, tables } from '#lib/platform/database/copy';
import { eraseAll } from '#lib/platform/files/overwrite';

/** What goes into a backup beside the database. */
export type Beside = {
  /** By which the backup is known. */
  id: string;
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
  const readAt = await beginToRead(client);
  const links = await linkFiles(client, beside.files);
  try {
    const madeAt = `${beside.madeAt.toISOString().slice(0, 19)}Z`;
    const held = (await tables(client)).filter(({ name }) => !beside.leftOut.includes(name));
    const migrations = await migrationsIn(client);
    yield {
      about: { is: 'manifest', id: beside.id, madeAt, readAt, migrations, tables: held },
      body: text(''),
    };
    for (const [name, key] of Object.entries(beside.keys))
      yield { about: { is: 'key', name }, body: text(key) };
    // In the order of their keys, which are random: how they lie would tell which came first.
    for (const table of held)
      yield { about: { is: 'table', table }, body: copyOut(client, table, { orderBy: table.order }) };
    for (const name of links.names) {
      const linked = path.join(links.folder, name);
      yield {
        about: { is: 'file', name, size: (await stat(linked)).size },
        body: createReadStream(linked),
      };
    }
    await client.query('COMMIT');
  } finally {
    await eraseAll(links.folder);
  }
}

/** Frozen: who erases holds the same lock (lib/platform/database/tombstones.sql.ts). */
const ERASING = "hashtext('fournil erasing')";
const OFTEN = 20;

/**
 * Begins the transaction, and reads the database for the first time, while nobody is erasing: what is erased is either gone from what is
 * read, or noted for this backup. Never waits in line for that, since whoever erases next would then wait behind it, and whom they hold up
 * for them. @returns when it was read, by the clock of the database
 */
async function beginToRead(client: pg.ClientBase): Promise<string> {
  while (!(await client.query(`SELECT pg_try_advisory_lock(${ERASING}) AS held`)).rows[0].held)
    await pause(OFTEN);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ at: string }>(
    `SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS at`,
  );
  await client.query(`SELECT pg_advisory_unlock(${ERASING})`);
  await settle(client);
  return rows[0]?.at ?? '';
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
