import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Nothing is counted (docs/promise.md, point 2): no counting over what people do, and no length of a list shown.

/** Counting as Prisma and SQL write it. */
const COUNTING = [
  /\.\s*(count|aggregate|groupBy)\s*\(/,
  /\b_(count|sum|avg|min|max)\b/,
  /\b(count|sum|avg|row_number|rank|dense_rank|ntile)\s*\(/i,
  /\bgroup\s+by\b/i,
  /\bIntl\.NumberFormat\b|\bformat(ter)?\.number\(/,
];
/** A length is a decision (is there any?), never something said: what stands around it must compare it. */
const DECIDES = /\.length\s*(\)?\s*(===|!==|>|<|>=|<=|\?[^.]|&&|\|\|)|\)\s*(\{|return|continue|throw|\w))/;

/** The lines of some sources that count, as "file:line: code". */
function countingIn(files: Source[]): string[] {
  return files.flatMap(({ file, text }) => {
    const lines = withoutComments(text).split('\n');
    const wrong = (line: string) =>
      COUNTING.some((pattern) => pattern.test(line)) ||
      (file.endsWith('.tsx') &&
        !file.startsWith('components/marks/') && // drawings, made from a slug
        /\.(length|size)\b/.test(line) &&
        !DECIDES.test(line.replace(/\.size\b/, '.length')));
    return lines.flatMap((line, at) => (wrong(line) ? [`${file}:${at + 1}: ${line.trim()}`] : []));
  });
}

test('nothing is counted in app, components and lib', () => {
  const files = sources('{app,components,lib,islands}/**/*.{ts,tsx}').filter(
    ({ file }) => !file.includes('.test.') && !file.startsWith('lib/platform/database/'),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(countingIn(files)).toEqual([]);
});

test.each([
  ['lib/posts/post/queries.ts', 'await db.joining.count({ where });'],
  ['lib/posts/post/queries.ts', 'await db.joining\n  .count({ where });'],
  ['lib/posts/post/queries.ts', 'db.post.findMany({ include: { _count: true } })'],
  ['lib/posts/post/queries.ts', 'db.post.groupBy({ by: ["kind"] })'],
  ['lib/posts/post/queries.ts', 'db.post.aggregate({ _sum: {} })'],
  ['lib/posts/post/queries.ts', 'db.$queryRaw`SELECT COUNT(*) FROM "Joining"`'],
  ['lib/posts/post/queries.ts', 'db.$queryRaw`SELECT sum(1) FROM "Joining" GROUP BY "occurrenceId"`'],
  ['lib/posts/post/queries.ts', 'db.$queryRaw`SELECT row_number() OVER () FROM "Joining"`'],
  ['components/joinings/list.tsx', '<p>{joinings.length}</p>'],
  ['components/joinings/list.tsx', "<p>{t('coming', { people: joinings.length })}</p>"],
  ['components/joinings/list.tsx', '<p>{String(joinings.length)}</p>'],
  ['components/joinings/list.tsx', '<p>{seen.size} people</p>'],
  ['components/joinings/list.tsx', 'const many = joinings.length;'],
  ['app/page.tsx', 'new Intl.NumberFormat(locale).format(many)'],
])('found in %s: %s', (file, text) => {
  expect(countingIn([{ file, text }])).not.toEqual([]);
});

test.each([
  ['components/joinings/list.tsx', '{joinings.length > 0 && <List />}'],
  ['components/joinings/list.tsx', 'if (joinings.length === 0) return null;'],
  ['components/joinings/list.tsx', 'if (!joinings.length) return null;'],
  [
    'lib/posts/post/mutations.ts',
    'const used = await db.board.updateMany({}); if (used.count === 0) return;',
  ],
  ['lib/posts/post/mutations.ts', '// a comment on count() and GROUP BY'],
])('allowed in %s: %s', (file, text) => {
  expect(countingIn([{ file, text }])).toEqual([]);
});
