import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** What a database that is not ours alone could do for forgetting: the tables it wrote anew, and what it could not, with PostgreSQL's reason. */
export type Rewritten = { tables: string[]; left: { what: string; why: string }[] };

/** So often a table is tried that somebody uses without a pause, and so long each time: whoever comes meanwhile waits behind us. */
const TRIES = 3;
const LOCK = '3s';

// Since the counters were last set back: by the last time this ran, or, where that is not allowed, ever.
const LOST_ROWS = `
  SELECT relid::text AS id, format('%I.%I', schemaname, relname) AS name, relname AS table FROM pg_stat_user_tables
  WHERE schemaname <> 'extensions' AND n_tup_upd + n_tup_del + n_dead_tup > 0 ORDER BY schemaname, relname`;

/**
 * Writes every table anew that lost rows or changed any, one after the other, in a database that somebody else runs: dead rows, indexes,
 * TOAST and free room go, and the planner's statistics are made again. What else such a database keeps is not in our hands (see
 * docs/what-is-forgotten.md). @throws where the database does not answer
 */
export async function rewriteTables(connectionString: string): Promise<Rewritten> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // what was asked of it says so
  await client.connect();
  const done: Rewritten = { tables: [], left: [] };
  const attempt = async (what: string, sql: string) => {
    const why = await tried(client, sql);
    if (why) done.left.push({ what, why });
    return !why;
  };
  try {
    // Two boards, or a keeper beside one, take turns.
    await client.query("SELECT pg_advisory_lock(hashtext('fournil rewriting'))");
    await client.query(`SET lock_timeout = '${LOCK}'`);
    const { rows } = await client.query<{ id: string; name: string; table: string }>(LOST_ROWS);
    for (const { id, name, table } of rows) {
      if (!(await attempt(table, `VACUUM (FULL, ANALYZE) ${name}`))) continue;
      done.tables.push(table);
      await tried(client, `SELECT pg_stat_reset_single_table_counters(${id}::oid)`);
    }
    // Old statistics are dead rows of a table of PostgreSQL's own: they quote the most common words.
    await attempt('pg_statistic', 'VACUUM FULL pg_catalog.pg_statistic');
    await attempt('CHECKPOINT', 'CHECKPOINT');
  } finally {
    await client.end();
  }
  return done;
}

/** Why something could not be done, in PostgreSQL's words, which hold no rows; undefined where it was. */
async function tried(client: pg.Client, sql: string): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(sql);
      return undefined;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (!code?.match(/^[0-9A-Z]{5}$/)) throw error; // it went away
      if (code !== '55P03' || tries === TRIES) return message;
      await pause(1_000 * tries);
    }
  }
}
