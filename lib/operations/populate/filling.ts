import { Readable } from 'node:stream';
import type pg from 'pg';
import type { RowValue } from '#lib/operations/populate/rows';
import { copyIn, tables } from '#lib/platform/database/copy';

/** So many rows wait before they are handed over. */
const MANY = 200_000;

/**
 * Fills tables by COPY, in one transaction: all of it stands, or nothing. Indexes are taken away before and made again after, which is
 * what makes it fast. `work` is given where to put a row, and what to await now and then, so that what waits is handed over.
 */
export async function filling(
  client: pg.Client,
  work: (
    put: (table: string, row: Record<string, RowValue>) => void,
    handOver: () => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const known = await tables(client);
  const waiting = new Map<string, { columns: string[]; lines: string[] }>();
  let rows = 0;
  const put = (table: string, row: Record<string, RowValue>) => {
    const there = waiting.get(table) ?? { columns: Object.keys(row), lines: [] };
    waiting.set(table, there);
    let line = '';
    for (const column of there.columns) line += `${line && '\t'}${written(row[column] ?? null)}`;
    there.lines.push(`${line}\n`);
    rows++;
  };
  const handOverAll = async () => {
    for (const table of known) {
      const there = waiting.get(table.name);
      if (!there || there.lines.length === 0) continue;
      await copyIn(
        client,
        { ...table, columns: there.columns },
        { rows: Readable.from(batches(there.lines)) },
      );
      there.lines = [];
    }
    rows = 0;
  };
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL maintenance_work_mem = '512MB'");
    // What is put is right by the way it is made; an account that may not skip looking at each foreign key looks.
    await client.query('SAVEPOINT quick');
    await client
      .query('SET LOCAL session_replication_role = replica')
      .catch(() => client.query('ROLLBACK TO SAVEPOINT quick'));
    const indexes = await indexesOf(client);
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    await work(put, async () => {
      if (rows >= MANY) await handOverAll();
    });
    await handOverAll();
    for (const { definition } of indexes) await client.query(definition);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
  await client.query('VACUUM (ANALYZE)');
}

/** The indexes that hold no constraint. */
async function indexesOf(client: pg.Client): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  return rows;
}

/** A value as COPY reads it in its text format. */
function written(value: RowValue): string {
  if (value === null) return '\\N';
  if (value === true || value === false) return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (sign) => SIGNS[sign] as string) : value;
}

const SIGNS: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Lines in pieces that are worth sending. */
function* batches(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 500) yield lines.slice(at, at + 500).join('');
}
