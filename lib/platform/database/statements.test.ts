import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Statement, statement } from '#lib/platform/database/statement';
import { sources } from '#lib/sources';

// Every statement there is (each export of each *.sql.ts) is prepared against the migrated schema: a column that was renamed is found here.

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(async () => void (await client.connect()));
afterAll(() => client.end());

const files = sources('{app,components,lib,bin}/**/*.sql.ts').map(({ file }) => file);

const exported = async (file: string): Promise<[string, unknown][]> =>
  Object.entries(await import(/* @vite-ignore */ path.resolve(file)));

/** What PostgreSQL says against a statement, if anything. */
async function refused({ text }: Statement): Promise<string | undefined> {
  return await client.query(`PREPARE asked AS ${text}`).then(
    async () => void (await client.query('DEALLOCATE asked')),
    (error: Error) => error.message,
  );
}

test.each(files)('%s: nothing but statements, and each is understood', async (file) => {
  const all = await exported(file);
  expect(all[0]).toBeDefined();
  for (const [name, each] of all) {
    expect(each, name).toBeInstanceOf(Statement);
    expect([name, await refused(each as Statement)]).toEqual([name, undefined]);
  }
});

test('there are files with statements', () => expect(files.length).toBeGreaterThan(10));

test('a column that is not there is found', async () => {
  expect(await refused(statement(`SELECT "renamed" FROM "Post" WHERE "id" = $id::uuid`))).toMatch(/renamed/);
});

test('a parameter has one place, however often it is named', () => {
  const asked = statement<{ id: string; of: Date[] }>('SELECT $id::text, $of::timestamptz[], $id::uuid');
  expect(asked.text).toBe('SELECT $1::text, $2::timestamptz[], $1::uuid');
  const of = new Date('2030-05-10T12:00Z');
  expect(asked.values({ of: [of], id: 'a' })).toEqual(['a', ['2030-05-10T12:00:00.000Z']]);
});
