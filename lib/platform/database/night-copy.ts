import pg from 'pg';
import { compare } from '#lib/platform/database/compare';
import { copyIn, copyOut, nameOf, tables } from '#lib/platform/database/copy';
import type { NightBoundary } from '#lib/platform/database/night-switch';

/** Copies everything to a fresh database and compares it; as long as `whileLocked` works, nobody else can write to either. */
export async function copyAll(
  source: pg.Client,
  there: string,
  { at, whileLocked }: { at: NightBoundary; whileLocked: () => Promise<void> },
): Promise<void> {
  const target = clientTo(there);
  try {
    await target.connect();
    const all = await tables(source);
    await source.query("BEGIN; SET LOCAL lock_timeout = '30s'; SET LOCAL work_mem = '64MB'");
    // Readers go on. Whoever writes without passing the door (a keeper's command) waits for this lock, and is ended by the switch.
    await source.query(`LOCK TABLE ${all.map(nameOf).join(', ')} IN EXCLUSIVE MODE`);
    at('locked');
    await fill(source, target, at);
    at('filled');
    await compare(source, target);
    at('compared');
    await target.query('ANALYZE');
    // What is on the disk now has not to be written while everybody waits.
    for (const client of [target, source]) await client.query('CHECKPOINT');
    await target.end();
    await whileLocked();
  } finally {
    await Promise.allSettled([source.end(), target.end()]);
  }
}

/** A connection to one of the two. */
export function clientTo(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // the switch ends it, or what is asked of it says so
  return client;
}

// Indexes are made when the rows are there: much quicker than row by row. Those that stand for a constraint stay.
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relname = $2
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`;

/** Fills the tables of a fresh database from another, in one transaction, each in an order drawn for it. */
async function fill(source: pg.Client, target: pg.Client, at: NightBoundary): Promise<void> {
  const all = await tables(source);
  await target.query('BEGIN');
  // Nothing is looked at twice: what refers to what was right where it comes from, and the copy is compared with it.
  await target.query('SET LOCAL session_replication_role = replica');
  await target.query(`TRUNCATE ${all.map(nameOf).join(', ')}`);
  for (const table of all) {
    const { rows: indexes } = await target.query(INDEXES, [table.schema, table.name]);
    for (const { name } of indexes) await target.query(`DROP INDEX ${name}`);
    await copyIn(target, table, { rows: copyOut(source, table, { orderBy: 'random()' }), freeze: true });
    for (const { definition } of indexes) await target.query(definition);
    at(`filled ${table.name}`);
  }
  await target.query('COMMIT');
}
