import pg from 'pg';
import { expect, test } from 'vitest';
import { rewriteTables } from '#lib/platform/database/rewrite';

const url = process.env.DATABASE_URL as string;
const people = (name: string) => `INSERT INTO "Person" (id, name, "nameKey", "seenOn")
  SELECT gen_random_uuid(), '${name} ' || n, '${name}' || n, '2030-01-01' FROM generate_series(1, 500) n`;

/** Whether the files of a table, and of PostgreSQL's statistics, hold a word. */
async function filesHold(client: pg.Client, word: string): Promise<boolean> {
  await client.query('CHECKPOINT');
  const { rows } = await client.query(
    `SELECT bool_or(position($1::bytea IN pg_read_binary_file(pg_relation_filepath(c.oid))) > 0) AS found
     FROM pg_class c WHERE c.oid IN ('"Person"'::regclass, '"Person_nameKey_key"'::regclass, 'pg_statistic'::regclass)`,
    [Buffer.from(word)],
  );
  return rows[0].found;
}

test('what was erased is in no file of its table, of its indexes, nor in the statistics; the rest stays', async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`${people('canary')}; ${people('living')}`);
  await client.query('ANALYZE');
  await client.query(`DELETE FROM "Person" WHERE name LIKE 'canary%'`);
  await client.query('VACUUM (ANALYZE) "Person"'); // an ordinary one leaves the words where they are
  expect(await filesHold(client, 'canary')).toBe(true);
  await client.query('SELECT pg_stat_force_next_flush()');
  const { tables, left } = await rewriteTables(url);
  expect(tables).toContain('Person');
  expect(left).toEqual([]);
  expect(await filesHold(client, 'canary')).toBe(false);
  expect(await filesHold(client, 'living')).toBe(true);
  expect((await client.query('SELECT FROM "Person"')).rowCount).toBe(500);
  await client.end();
}, 60_000);

test('a table that somebody holds is left, and it is said why', async () => {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query(`DELETE FROM "Person" WHERE name = 'living 1'`);
  await holder.query('SELECT pg_stat_force_next_flush()');
  await holder.query('SELECT'); // what it counted is told when it comes to rest
  await holder.query('BEGIN; SELECT FROM "Person"');
  const { tables, left } = await rewriteTables(url);
  expect(tables).not.toContain('Person');
  expect(left.map(({ what }) => what)).toContain('Person');
  await holder.end();
}, 60_000);
