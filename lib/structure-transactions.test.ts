import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Whoever is given a transaction asks through it and nobody else: a second connection from within one is what ten people who write in the
// same moment wait for, each holding the one that another needs.

/** The database itself, and what asks it: which language the reader speaks is the board's to say. */
const ASKS_ELSEWHERE = /\b(?:database|board|currentViewer|getLocale)\(\)|\bgetTranslations\(/;

/** Functions that are given a transaction, each to its end: a definition ends where the next one at the margin begins. */
function given(text: string): string[] {
  const own = text.replace(/\bwork: \([^)]*\) =>/g, ''); // one that is handed on is given later
  return own
    .split(/^(?=(?:export )?(?:const|type|async function|function) )/m)
    .filter((each) => !/^(?:export )?type /.test(each) && /\bdb: Transaction[,)\n]/.test(each));
}

/** What stands within each `$transaction(…)`, or is handed to what begins one, up to its closing bracket. */
function within(text: string): string[] {
  return [...text.matchAll(/\$transaction\(|(?<!function )\b(?:once|submitAs)\(/g)].map(
    ({ index, 0: begins }) => {
      const rest = text.slice(index + begins.length);
      let depth = 1;
      const end = [...rest].findIndex((sign) => {
        if (sign === '(') depth++;
        if (sign === ')') depth--;
        return depth === 0;
      });
      return rest.slice(0, end);
    },
  );
}

/** Where a file asks past its transaction: the beginning of what does. */
function strays({ file, text: whole }: Source): string[] {
  const text = withoutComments(whole);
  const found = [...given(text), ...within(text)].filter((each) => ASKS_ELSEWHERE.test(each));
  return found.map((each) => `${file}: ${each.trim().slice(0, 60)}`);
}

test('within a transaction everything is asked through it', () => {
  const files = sources('lib/**/*.ts').filter(({ file }) => !/test/.test(file));
  expect(files.flatMap(({ text }) => [...given(text), ...within(text)]).length).toBeGreaterThan(80);
  expect(files.flatMap(strays)).toEqual([]);
});

test.each([
  ['the database itself', 'async function a(db: Transaction) {\n  await database().post.findMany();\n}'],
  ['a query without its transaction', 'const a = async (\n  db: Transaction,\n) => (await board()).area;'],
  [
    'the language, in what a form does',
    'await once(sender, form, async (db) => {\n  await signUp(name, { language: await getLocale() }, db);\n});',
  ],
  ['from within', 'await database().$transaction(async (db) => {\n  await (await board()).area;\n});'],
])('found: %s', (_, text) => {
  expect(strays({ file: 'a.ts', text })).toHaveLength(1);
});

test('not found: what is done in a transaction of its own', () => {
  const text =
    'function a(work: (db: Transaction) => Promise<void>) {\n  return database().$transaction(work);\n}';
  expect(strays({ file: 'a.ts', text })).toEqual([]);
});
