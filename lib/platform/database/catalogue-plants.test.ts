import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { undeclaredIn } from '#lib/platform/database/catalogue';
import { objects } from '#lib/platform/database/catalogue.sql';
import { freshDatabase } from '#lib/platform/database/testing';
import { PLANTS } from '#lib/platform/database/testing-plants';

// What could keep accounts in a database, planted: each is found by name, and what the refusal says to do about it takes it away.

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: await freshDatabase() });
  await client.connect();
});
afterAll(() => client.end());
beforeEach(async () => void (await client.query('BEGIN')));
afterEach(async () => void (await client.query('ROLLBACK'))); // settings of the connection, too

test('a board as the migrations make it holds nothing that is not declared', async () => {
  expect(await undeclaredIn(client)).toEqual([]);
});

test.each(PLANTS)('found, by name: %s', async (_, sql, ...named) => {
  await client.query(sql);
  const found = await undeclaredIn(client);
  for (const name of named) expect(found.map(({ thing }) => thing).join(', ')).toContain(name);
  const remedies = found.map(({ remedy }) => remedy);
  if (remedies.some((remedy) => remedy.startsWith('--'))) return; // something of ours is to be as it was: that is no one line
  await follow(remedies);
  expect(await undeclaredIn(client)).toEqual([]);
});

/** Does what the refusal says, in whichever order it can be done. */
async function follow(remedies: string[]): Promise<void> {
  const { rows } = await client.query('SELECT quote_ident(current_database()) AS name');
  for (let left = remedies; left[0]; ) {
    const still: string[] = [];
    const why: string[] = [];
    for (const remedy of left) {
      await client.query('SAVEPOINT before');
      await client.query(remedy.replace('…', rows[0].name)).catch(async (error) => {
        await client.query('ROLLBACK TO before');
        still.push(remedy);
        why.push(error.message);
      });
    }
    if (still.join() === left.join()) throw new Error(`None of this can be done: ${left} (${why})`);
    left = still;
  }
}

test('what a keeper may have is let pass: words about tables, rights, and what a session holds for itself', async () => {
  await client.query(`
    COMMENT ON TABLE "Post" IS 'what is offered';
    GRANT SELECT ON "Post" TO PUBLIC;
    ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
    CREATE TEMP TABLE loaf (n int); CREATE TEMP VIEW loaves AS SELECT count(*) FROM loaf`);
  expect(await undeclaredIn(client)).toEqual([]);
});

/** Lists of PostgreSQL's own that are not read object by object, each with its reason. */
const NOT_READ: Record<string, string> = {
  pg_attrdef: 'stands with its column',
  pg_enum: 'stands with its type',
  pg_amop: 'stands in a family of operators',
  pg_amproc: 'stands in a family of operators',
  pg_default_acl: 'who may do what',
  pg_largeobject_metadata: 'read by itself',
  pg_auth_members: 'of the server, not of the database',
  pg_authid: 'of the server, not of the database',
  pg_database: 'of the server, not of the database',
  pg_tablespace: 'of the server, not of the database',
  pg_parameter_acl: 'of the server, not of the database',
};

test('an account that owns the database and nothing else sees all of it', async () => {
  await client.query(
    `CREATE ROLE modest; CREATE TABLE loaf (n int); SELECT lo_create(7); SET LOCAL ROLE modest`,
  );
  const found = await undeclaredIn(client);
  expect(found.map(({ thing }) => thing)).toEqual(['table public.loaf', 'large object 7']);
});

test('every list of objects that PostgreSQL keeps is read, or is not, with its reason', async () => {
  const { rows } = await client.query(`
    SELECT relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid' AND a.attnum > 0
    WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r' ORDER BY relname`);
  const isRead = (name: string) => new RegExp(`SELECT '${name}'::regclass(::oid)?, `).test(objects.text);
  const unread = rows.map(({ name }) => name).filter((name) => !isRead(name));
  expect(unread.sort()).toEqual(Object.keys(NOT_READ).sort());
});
