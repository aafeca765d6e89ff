import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { messageFor } from '#lib/operations/errors';
import { catalogueOf, refuseUndeclared } from '#lib/platform/database/catalogue';
import { declarationOf } from '#lib/platform/database/declaration';
import { freshDatabase } from '#lib/platform/database/testing';

// No field can hold a quantity (docs/promise.md, point 1): the schema as written, and the catalogue as it lives, against prisma/catalogue.txt. What could
// be planted there is in catalogue-plants.test.ts, what may not be declared in quantities.test.ts.

const SCALARS = ['String', 'Boolean', 'DateTime', 'Bytes'];
/** PostgreSQL types that a scalar may be kept as. */
const NATIVE = ['Uuid', 'Date', 'Timestamptz(3)'];

/** What in a Prisma schema could hold a quantity, or does not say why it is there, as sentences. */
function wrongIn(schema: string): string[] {
  const blocks = [
    ...schema.matchAll(/((?:^\/\/\/.*\n)*)^(model|enum|view|type)\s+(\w+)\s*\{\n([\s\S]*?)^\}/gm),
  ];
  const names = (kind: string) => blocks.filter(([, , own]) => own === kind).map(([, , , name]) => name);
  const [models, enums] = [names('model'), names('enum')];
  return blocks.flatMap(([, comment, kind, name, body = '']) => {
    const found = comment ? [] : [`${name} does not say why it is there`];
    if (kind === 'view' || kind === 'type') found.push(`${name} is a ${kind}`);
    if (kind !== 'model') return found;
    const lines = body.split('\n').map((line) => line.trim());
    lines.forEach((line, at) => {
      const [, field, type, list] = /^(\w+)\s+(\w+(?:\("[^"]*"\))?)(\[\])?/.exec(line) ?? [];
      if (!field || !type || line.startsWith('@@')) return;
      if (models.includes(type)) return;
      const native = /@db\.(\w+(?:\([^)]*\))?)/.exec(line)?.[1];
      if (!SCALARS.includes(type) && !enums.includes(type)) found.push(`${name}.${field} is ${type}`);
      if (native && !NATIVE.includes(native)) found.push(`${name}.${field} is kept as ${native}`);
      if (list && type !== 'String' && !enums.includes(type))
        found.push(`${name}.${field} is a list of ${type}`);
      if (/autoincrement|sequence/.test(line)) found.push(`${name}.${field} counts up`);
      if (!lines[at - 1]?.startsWith('///')) found.push(`${name}.${field} does not say why it is there`);
    });
    return found;
  });
}

test('the schema holds words, days, bytes and choices, and says why', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  expect(schema.match(/^model /gm)?.length).toBeGreaterThan(10);
  expect(wrongIn(schema)).toEqual([]);
});

const model = (field: string) => `/// Why.\nmodel Loaf {\n  /// Why.\n  ${field}\n}\n`;

test.each([
  ['an integer', model('weight Int'), 'Loaf.weight is Int'],
  ['an optional one', model('weight BigInt?'), 'Loaf.weight is BigInt'],
  ['a fraction', model('weight Float'), 'Loaf.weight is Float'],
  ['money', model('price Decimal'), 'Loaf.price is Decimal'],
  ['anything at all', model('data Json'), 'Loaf.data is Json'],
  ['a list of days', model('days DateTime[]'), 'Loaf.days is a list of DateTime'],
  ['a number kept as text', model('weight String @db.Bit(8)'), 'Loaf.weight is kept as Bit(8)'],
  [
    'what Prisma does not know',
    model('span Unsupported("interval")'),
    'Loaf.span is Unsupported("interval")',
  ],
  ['a view', '/// Why.\nview Totals {\n  /// Why.\n  id String\n}\n', 'Totals is a view'],
  [
    'a field without a reason',
    '/// Why.\nmodel Loaf {\n  crust String\n}\n',
    'Loaf.crust does not say why it is there',
  ],
  [
    'a table without a reason',
    'model Loaf {\n  /// Why.\n  crust String\n}\n',
    'Loaf does not say why it is there',
  ],
])('found in a schema: %s', (_, schema, sentence) => {
  expect(wrongIn(schema)).toContain(sentence);
});

async function within<T>(
  work: (client: pg.Client) => Promise<T>,
  url = process.env.DATABASE_URL,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return await work(client).finally(() => client.end());
}

test('the live choices are those of the schema, and no others', async () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const written = [...schema.matchAll(/^enum (\w+) \{\n([^}]*)\}/gm)].map(([, name, body = '']) => [
    name,
    [...body.matchAll(/^ {2}(\w+)/gm)].map(([, value]) => value),
  ]);
  const { rows } = await within((client) =>
    client.query(`SELECT t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS values
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname = 'public' GROUP BY t.typname`),
  );
  expect(written.length).toBeGreaterThan(5);
  expect(Object.fromEntries(rows.map(({ name, values }) => [name, values]))).toEqual(
    Object.fromEntries(written),
  );
});

test('a database that all migrations made is declared, to the letter', async () => {
  const made = await within(
    async (client) => declarationOf(await catalogueOf(client)),
    await freshDatabase(),
  );
  expect(made, 'npm run migration -- --catalogue').toBe(readFileSync('prisma/catalogue.txt', 'utf8'));
});

test('the server refuses a database that holds more, and says what, and what to do', async () => {
  const url = await freshDatabase();
  await refuseUndeclared(url);
  await within((client) => client.query('ALTER TABLE "Person" ADD COLUMN loaves text'), url);
  const refusal = await refuseUndeclared(url).catch((error) => messageFor(error, { DATABASE_URL: url }));
  expect(refusal).toContain('column public."Person".loaves');
  expect(refusal).toContain('ALTER TABLE public."Person" DROP COLUMN loaves;');
  expect(refusal).toContain('a database of its own');
});
