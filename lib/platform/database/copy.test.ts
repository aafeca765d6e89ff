import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { expect, test } from 'vitest';
import { copyIn, copyOut, nameOf, type Table, tables } from '#lib/platform/database/copy';
import { freshDatabase } from '#lib/platform/database/testing';

const PERSON = `INSERT INTO "Person" (id, name, "nameKey", "carefulUntil", "seenOn", "emailSealed", words)
  SELECT gen_random_uuid(), 'Amina ' || n, 'amina' || n, '2030-01-01', '2030-01-01', '\\x00ff0a5c',
         E'سلام\\t\\\\.\\n\\\\N' FROM generate_series(1, 3000) n`;
const POST = `INSERT INTO "Post" (id, kind, title, version, "excludedDates", "allergensSaid", allergens)
  VALUES (gen_random_uuid(), 'OFFER', 'Rye', gen_random_uuid(), '{"2030-01-01","a,b\\"c"}', true, '{GLUTEN,MILK}')`;

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return await work(client).finally(() => client.end());
}

async function contents(client: pg.Client, table: Table): Promise<string> {
  return (await buffer(copyOut(client, table, { orderBy: table.order }))).toString();
}

test('the tables come from the catalogue, with columns and key, in an order in which foreign keys hold', async () => {
  await within(process.env.DATABASE_URL as string, async (client) => {
    const all = await tables(client);
    const names = all.map(({ name }) => name);
    expect(names).not.toContain('_prisma_migrations');
    for (const [first, then] of [
      ['Person', 'Session'],
      ['Post', 'Occurrence'],
      ['Occurrence', 'Joining'],
      ['Place', 'Post'],
      ['Correspondence', 'Letter'],
    ] as const)
      expect(names.indexOf(first)).toBeLessThan(names.indexOf(then));
    expect(all.find(({ name }) => name === 'Host')).toMatchObject({
      schema: 'public',
      key: ['postId', 'personId'],
      order: '"postId", "personId"',
    });
    await client.query(
      'CREATE TABLE a (id text PRIMARY KEY, b text); CREATE TABLE b (id text PRIMARY KEY, a text REFERENCES a)',
    );
    await client.query('ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b');
    await expect(tables(client)).rejects.toThrow('ring');
    await client.query('DROP TABLE a, b CASCADE');
  });
});

test('one database is piped into another, in a random order, and nothing is lost on the way', async () => {
  const [here, there] = [process.env.DATABASE_URL as string, await freshDatabase()];
  await within(here, async (source) => {
    await source.query(PERSON);
    await source.query(POST);
    await within(there, async (target) => {
      const all = await tables(source);
      await target.query('BEGIN');
      await target.query(`TRUNCATE ${all.map(nameOf).join(', ')}`);
      for (const table of all)
        await copyIn(target, table, { rows: copyOut(source, table, { orderBy: 'random()' }) });
      await target.query('COMMIT');
      for (const table of all) expect(await contents(target, table)).toBe(await contents(source, table));
      const sql = 'SELECT "nameKey" FROM "Person" ORDER BY ctid LIMIT 5';
      const [before, after] = [await source.query(sql), await target.query(sql)];
      expect(after.rows).not.toEqual(before.rows);
    });
  });
});

test('a stream that breaks off adds nothing, and the connection serves on', async () => {
  await within(await freshDatabase(), async (client) => {
    const person = (await tables(client)).find(({ name }) => name === 'Person') as Table;
    const broken = Readable.from(
      (async function* () {
        yield 'half a row';
        throw new Error('cut off');
      })(),
    );
    await expect(copyIn(client, person, { rows: broken })).rejects.toThrow('cut off');
    expect((await client.query('SELECT FROM "Person"')).rows).toEqual([]);
  });
});
