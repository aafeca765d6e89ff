import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

/**
 * A table of the board as the catalogue has it: its names, unquoted, its columns in order, and those of its primary key; and that key as
 * an SQL expression by which its rows stand in the same order on every server.
 */
export type Table = { schema: string; name: string; columns: string[]; key: string[]; order: string };

// Which migrations were applied is for the migrations to say.
const TABLES = `
  WITH keys AS (
    SELECT a.attrelid, a.attname, a.attcollation, k.at
    FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (num, at)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num WHERE i.indisprimary)
  SELECT c.oid, n.nspname AS schema, c.relname AS name,
         array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
               AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
         array(SELECT a.attname::text FROM keys a WHERE a.attrelid = c.oid ORDER BY a.at) AS key,
         coalesce((SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END, ', '
                   ORDER BY a.at) FROM keys a WHERE a.attrelid = c.oid), '') AS "order",
         array(SELECT f.confrelid FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS before
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.relname <> '_prisma_migrations'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'extensions')
  ORDER BY n.nspname, c.relname`;

/**
 * The tables of the board, those that others refer to first: filled in this order, every foreign key holds, also where the account of
 * the database may not switch them off. @throws where tables refer to each other in a ring.
 */
export async function tables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { oid: number; before: number[] }>(TABLES);
  const ordered: typeof rows = [];
  while (ordered.length < rows.length) {
    const waits = (oid: number) => rows.some((row) => row.oid === oid && !ordered.includes(row));
    const next = rows.find(
      (row) => !ordered.includes(row) && !row.before.some((oid) => oid !== row.oid && waits(oid)),
    );
    if (!next) throw new Error('Tables refer to each other in a ring: there is no order to fill them in');
    ordered.push(next);
  }
  return ordered.map(({ schema, name, columns, key, order }) => ({ schema, name, columns, key, order }));
}

/**
 * The rows of a table as COPY writes them in its text format, which every version of PostgreSQL reads.
 * @param orderBy an SQL expression, for example `random()`; without it they come as they lie.
 */
export function copyOut(
  client: pg.ClientBase,
  table: Table,
  { orderBy }: { orderBy?: string } = {},
): Readable {
  const order = orderBy ? ` ORDER BY ${orderBy}` : '';
  return client.query(
    to(`COPY (SELECT ${columnsOf(table)} FROM ${nameOf(table)}${order}) TO STDOUT WITH (ENCODING 'UTF8')`),
  );
}

/**
 * Adds what `copyOut` gave to a table: all of it, or nothing. Columns that the stream does not have get their defaults.
 * @param freeze whether the rows lie as if they had always been there; only into a table that this transaction emptied
 */
export async function copyIn(
  client: pg.ClientBase,
  table: Table,
  { rows, freeze = false }: { rows: Readable; freeze?: boolean },
): Promise<void> {
  const options = `ENCODING 'UTF8'${freeze ? ', FREEZE' : ''}`;
  const sql = `COPY ${nameOf(table)} (${columnsOf(table)}) FROM STDIN WITH (${options})`;
  await pipeline(rows, client.query(from(sql)));
}

/** Makes a connection write dates, bytes and numbers in the one way that every other reads, whatever its server's settings are. */
export async function settle(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = public",
  );
}

/** A table's name as SQL has it, with its schema. */
export function nameOf({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/** An SQL list of a table's columns. */
export function columnsOf({ columns }: Table): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
