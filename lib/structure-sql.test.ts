import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Raw SQL stands in *.sql.ts, as statements that a test prepares (lib/platform/database/statements.test.ts), and is asked by `run` alone.

/** Raw SQL as Prisma and pg send it. */
const RAW = /\$(query|execute)Raw|\bPrisma\.(sql|raw|join|empty|Sql)\b|\.query\b\s*(<[^(]*>)?\(/;

/** Where it stands besides, each with its reason. */
const BESIDES: Record<string, string> = {
  'lib/operations/backup/contents.ts': 'holds a read-only transaction of its own, and reads table by table',
  'lib/operations/backup/import.ts': 'empties whichever tables there are',
  'lib/operations/restore/target.ts':
    'looks whether a database that is no board yet holds anything, and clears it by its catalogue',
  'lib/operations/keeper/rotate.ts': 'seals anew, column by column, through a cursor',
  'lib/operations/keeper/check.ts': 'reads the table of Prisma’s migrations',
  'lib/operations/restore/checks.ts': 'asks a database that may be no board yet',
  'lib/operations/restore/restore.ts': 'asks for new statistics',
  'lib/operations/backup/verify.ts': 'holds a transaction of its own',
  'lib/operations/populate/populate.ts': 'fills a board by COPY',
  'lib/operations/populate/filling.ts': 'drops and makes every index that the catalogue names, around a COPY',
};

/** What in some sources asks the database by other ways, as sentences. */
function strays(files: Source[]): string[] {
  return files.flatMap(({ file, text: whole }) => {
    const text = withoutComments(whole);
    if (file.endsWith('.sql.ts')) return notOnlyStatements(file, text);
    return RAW.test(text) ? [`${file} asks the database by raw SQL`] : [];
  });
}

/** Statements are constant because nothing that runs reaches their file, and nothing but they leaves it. */
function notOnlyStatements(file: string, text: string): string[] {
  const imports = [...text.matchAll(/^import (type )?[^;]*? from '([^']+)';/gm)]
    .filter(([, typeOnly, from]) => !typeOnly && from !== '#lib/platform/database/statement')
    .map(([, , from]) => `${file} imports ${from}`);
  const erasing = text
    .split(/^(?=(?:export )?const )/m)
    .filter((each) => /\bDELETE FROM\b/.test(each) && !/^export const delete[A-Z]/.test(each))
    .map((each) => `${file} erases, and its name does not say so: ${each.slice(0, 40)}`);
  return [...imports, ...erasing];
}

test('raw SQL stands in *.sql.ts and nowhere else', () => {
  const files = sources('{app,components,lib,islands,bin}/**/*.{ts,tsx}', '*.ts').filter(
    ({ file }) => !/\.test\.tsx?$|^lib\/platform\/database\/(?!.*\.sql\.ts$)/.test(file),
  );
  const found = strays(files);
  const named = Object.keys(BESIDES).map((file) => `${file} asks the database by raw SQL`);
  expect(found.filter((each) => !named.includes(each))).toEqual([]);
  expect(named.filter((each) => !found.includes(each))).toEqual([]);
});

test.each([
  ['a template', 'lib/a/queries.ts', 'await db.$queryRaw`SELECT 1`;'],
  ['a template with a type', 'lib/a/queries.ts', 'await db.$queryRaw<{ id: string }[]>`SELECT 1`;'],
  ['a text', 'lib/a/mutations.ts', "await db.$executeRawUnsafe('SELECT 1');"],
  ['a fragment', 'lib/a/queries.ts', 'const where = Prisma.sql`TRUE`;'],
  ['the type of one', 'lib/a/queries.ts', 'type Where = Prisma.Sql;'],
  ['a connection', 'bin/a.ts', "await client.query('SELECT 1');"],
  ['a connection, over lines', 'bin/a.ts', 'await client.query<{ id: string }>(\n  `SELECT 1`);'],
  [
    'a value from elsewhere',
    'lib/a/a.sql.ts',
    "import { zone } from '#lib/values/time/zone';\nexport const a = statement(`SELECT`);",
  ],
  ['what erases unsaid', 'lib/a/a.sql.ts', 'export const a = statement(`DELETE FROM "Post"`);'],
])('found: %s', (_, file, text) => {
  expect(strays([{ file, text }])).not.toEqual([]);
});

test.each([
  ['a statement that is run', 'lib/a/queries.ts', 'await run(db, postsOf, { id });'],
  [
    'a statement',
    'lib/a/a.sql.ts',
    "import { statement } from '#lib/platform/database/statement';\nimport type { A } from '#lib/a/schema';\nexport const deleteA = statement(`DELETE FROM \"A\"`);",
  ],
])('not found: %s', (_, file, text) => {
  expect(strays([{ file, text }])).toEqual([]);
});
