import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { LINKS_PREFIX } from '#lib/operations/backup/contents';
import { nameOf, type Table, tables } from '#lib/platform/database/copy';
import { eraseAll, eraseWithin, syncFolder } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';

/** What stands in a data directory while a restore fills it: whatever else is there is half. */
const MARK = 'restoring';

/** Whether a restore into this data directory was begun and not brought to its end. @param into which database; any unless given */
export async function isHalfRestored(dataDir: string, into?: string): Promise<boolean> {
  const mark = await readFile(path.join(dataDir, MARK), 'utf8').catch(() => undefined);
  return mark !== undefined && (into === undefined || mark.trim() === nameFor(into));
}

/** Says, for whoever comes after a power cut, that what is here from now on is half, and in the database that is filled. */
export async function markHalf(dataDir: string, into: string): Promise<void> {
  await replaceFile(path.join(dataDir, MARK), `${nameFor(into)}\n`);
}

/** What is here is whole. */
export async function markWhole(dataDir: string): Promise<void> {
  await syncFolder(dataDir);
  await eraseAll(path.join(dataDir, MARK));
}

/** An address holds a password: by its hash it is known again. */
const nameFor = (database: string) => createHash('sha256').update(database).digest('hex');

/** Whether a database holds nothing that a restore would take away: no tables at all, or a board where nobody is yet and nothing was written. */
export async function isFree(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS board, to_regclass('public.\"Person\"') IS NOT NULL AS people",
  );
  // A board of an older Fournil has a queue, which holds nothing that its rows do not say.
  const all = (await tables(client)).filter(({ schema }) => schema !== 'graphile_worker');
  if (all.length === 0) return true;
  if (!rows[0].board || !rows[0].people) return false;
  for (const table of all.filter(({ name }) => !SAY_NOTHING.includes(name)))
    if (await holdsAnything(client, table)) return false;
  return true;
}

/** What the board is called, and that there are backups of it. */
const SAY_NOTHING = ['Board', 'LivingBackup'];

async function holdsAnything(client: pg.ClientBase, table: Table): Promise<boolean> {
  const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${nameOf(table)}) AS holds`);
  return rows[0].holds;
}

// What belongs to an extension stays with it.
const OURS = `
  SELECT format('DROP TABLE IF EXISTS public.%I CASCADE', relname) AS sql FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
  UNION ALL SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname) FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
  UNION ALL SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace WHERE nspname = 'graphile_worker'`;

/** Takes away all tables, functions and types that migrations made, so that they can be made anew as they were once. */
export async function clearDatabase(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ sql: string }>(OURS);
  for (const { sql } of rows) await client.query(sql);
  await client.query('COMMIT');
}

/** Whether a folder holds files (but for what a backup that was cut off left). */
export async function hasFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.some((name) => !name.startsWith(LINKS_PREFIX));
}

/** Empties a folder, made if it is not there. */
export async function clearFolder(folder: string): Promise<void> {
  await eraseWithin(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
