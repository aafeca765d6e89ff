import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import type { Manifest, ReadPart } from '#lib/operations/backup/archive';
import { readBackup } from '#lib/operations/backup/file';
import { Unopenable } from '#lib/operations/backup/unopenable';
import { copyIn, nameOf, settle, type Table, tables } from '#lib/platform/database/copy';

/** What a backup holds, looked through from end to end: its keys by name, and of each table the SHA-256 of its rows. */
export type BackupLookThrough = {
  manifest: Manifest;
  keys: Record<string, string>;
  tables: { table: Table; hash: string }[];
};

/** The SHA-256 of a table that holds no rows. */
const NOTHING = createHash('sha256').digest('hex');

/** A file's own name, and no way out of its folder. */
const FILE_NAME = /^[A-Za-z0-9_-]+(\.[a-z]+)?$/;

/** Reads a whole backup and opens every byte of it, changing nothing. @throws Unopenable */
export async function lookThrough(file: string, key: string): Promise<BackupLookThrough> {
  const looked: BackupLookThrough = {
    manifest: { is: 'manifest', id: '', madeAt: '', readAt: '', migrations: [], tables: [] },
    keys: {},
    tables: [],
  };
  for await (const { about, body, hash } of readBackup(file, key)) {
    if (about.is === 'manifest') {
      looked.manifest = about;
      looked.tables = about.tables.map((table) => ({ table, hash: NOTHING }));
    }
    if (about.is === 'key') looked.keys[about.name] = await text(Readable.from(body));
    else for await (const _ of body);
    if (about.is === 'table') {
      const others = looked.tables.filter(({ table }) => table.name !== about.table.name);
      looked.tables = [...others, { table: about.table, hash: hash() }];
    }
    if (about.is === 'file' && !FILE_NAME.test(about.name))
      throw new Unopenable('This backup names a file oddly.');
  }
  if (!looked.manifest.madeAt) throw new Unopenable('This backup does not say when it was made.');
  return looked;
}

/** Where files go, and who is told of each that is there: its name, and the SHA-256 it must have. */
type Files = { folder: string; onFile?: (name: string, hash: string) => Promise<void> };

/**
 * Puts what a backup holds into a database that has its tables, in the client's one transaction, and its files into a folder. What the
 * tables held before is gone.
 */
export async function importBackup(
  client: pg.ClientBase,
  { file, key }: { file: string; key: string },
  { folder, onFile = async () => {} }: Files,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await client.query('BEGIN');
  try {
    await settle(client);
    const all = await tables(client);
    await client.query(`TRUNCATE ${all.map(nameOf).join(', ')}`);
    for await (const part of readBackup(file, key)) await take(client, part, { folder, onFile });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the first error says what was wrong
    throw error;
  }
}

async function take(
  client: pg.ClientBase,
  { about, body, hash }: ReadPart,
  { folder, onFile = async () => {} }: Files,
): Promise<void> {
  if (about.is === 'table')
    await copyIn(client, about.table, { rows: Readable.from(body, { objectMode: false }) });
  if (about.is !== 'file' || !FILE_NAME.test(about.name)) return;
  await pipeline(
    body,
    createWriteStream(path.join(folder, about.name), { flags: 'wx', mode: 0o600, flush: true }),
  );
  await onFile(about.name, hash());
}
