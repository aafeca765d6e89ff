import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { databaseAccount } from '#lib/platform/database/account';
import { postgresBinaries } from '#lib/platform/database/binaries';
import { copied } from './disk.ts';

/** A row as PostgreSQL gives it: its table, where it lies, who wrote it, and its columns as text. */
export type Row = {
  table: string;
  block: number;
  item: number;
  xmin: number;
  values: Record<string, string | null>;
};
/** A table, its file in the cluster, and the types of its columns. */
export type Table = { name: string; file: string; columns: { name: string; type: string }[] };
/** Everything in a cluster that can be asked for. */
export type Rows = { tables: Table[]; rows: Row[] };

/** Starts a PostgreSQL on a copy of a cluster, as whoever has the disk can without any password, and reads all that it holds. */
export async function rowsOf(cluster: string): Promise<Rows> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'fournil-scratch-'));
  const who = databaseAccount();
  chmodSync(scratch, 0o755);
  if (who) chownSync(scratch, who.uid, who.gid);
  const folder = copied(cluster, path.join(scratch, 'cluster'));
  writeFileSync(path.join(folder, 'pg_hba.conf'), 'local all all trust\n');
  rmSync(path.join(folder, 'postmaster.pid'), { force: true });
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${scratch}`,
    'autovacuum=off',
    'timezone=UTC',
  ];
  const server = spawn(
    path.join(postgresBinaries(who), 'bin/postgres'),
    ['-D', folder, ...settings.flatMap((each) => ['-c', each])],
    { ...who, cwd: '/', stdio: 'ignore', env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' } },
  );
  const gone = once(server, 'exit');
  try {
    const databases = await ask(scratch, 'postgres', 'SELECT datname FROM pg_database WHERE datallowconn');
    const all = await Promise.all(databases.map(({ datname }) => readAll(scratch, datname as string)));
    return { tables: all.flatMap(({ tables }) => tables), rows: all.flatMap(({ rows }) => rows) };
  } finally {
    server.kill('SIGINT');
    await gone;
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Every row of every table that is not PostgreSQL's own, and of the statistics it keeps of their contents. */
async function readAll(host: string, database: string): Promise<Rows> {
  const columns = await ask(
    host,
    database,
    `SELECT c.oid::regclass::text AS name, pg_relation_filepath(c.oid) AS file, a.attname AS column, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND (n.nspname NOT IN ('pg_catalog', 'information_schema') OR c.relname = 'pg_statistic')
     ORDER BY c.oid, a.attnum`,
  );
  const tables: Table[] = [];
  for (const { name = '', file = '', column = '', type = '' } of columns as Record<string, string>[]) {
    if (tables.at(-1)?.name !== name) tables.push({ name, file, columns: [] });
    tables.at(-1)?.columns.push({ name: column, type });
  }
  const rows: Row[] = [];
  for (const { name, columns: these } of tables) {
    const values = these.map(({ name: each }) => `"${each}"::text AS "${each}"`).join(', ');
    for (const found of await ask(
      host,
      database,
      `SELECT ctid::text AS "#at", xmin::text AS "#by", ${values} FROM ${name}`,
    )) {
      const { '#at': at, '#by': by, ...rest } = found;
      const [block, item] = (at ?? '').slice(1, -1).split(',').map(Number) as [number, number];
      rows.push({ table: name, block, item, xmin: Number(by), values: rest });
    }
  }
  return { tables, rows };
}

async function ask(host: string, database: string, sql: string): Promise<Record<string, string | null>[]> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ host, database, user: 'fournil' });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql)).rows;
    } catch (error) {
      // It starts, and mends what a crash left.
      if (tries > 200 || (error as { code?: string }).code === '42601') throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
