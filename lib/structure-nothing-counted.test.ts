import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Nothing is counted (docs/promise.md, point 2). What pages are given cannot be counted by its type (structure-several.test.ts); here is
// read that nobody goes around it: no counting in SQL, none in Prisma, no length of a list but to compare it with a limit of ours.

/** Counting, wherever it stands: as Prisma and SQL write it, plain or quoted, and the ways to say a number. */
const COUNTING = [
  /\.\s*(count|aggregate|groupBy)\s*(<[^(]*>)?\(|\[\s*['"`](_?count|aggregate|groupBy)['"`]\s*\]/,
  /\b_(count|sum|avg|min|max)\b/,
  /(\bcount|\bsum|\bavg|row_number|dense_rank|\brank|percent_rank|cume_dist|ntile|stddev\w*|var(iance|_pop|_samp)|regr_count|percentile_\w+|string_agg|array_agg|json(b|_)?\w*agg|array_length|cardinality|json(b)?_array_length|regexp_count|num_nonnulls|bit_count|width_bucket)"?\s*\(/i,
  /\bgroup\s+by\b|\bgrouping\s+sets\b|\bhaving\s+[^=<(]|\)\s*over\b/i,
  /\b(reltuples|relpages|n_(live|dead|mod|tup)_\w+|n_distinct|pg_stats?(_\w+)?|pg_(total_)?relation_size|pg_table_size|nextval|currval|lastval)\b|\bEXPLAIN\b/,
  /NumberFormat|PluralRules|toLocaleString|formatter?\.number\(|\bIntl\s*(\?\.)?\s*\[/,
  /\bChildren\.|\bisValidElement\b|<ol\b|Object\.groupBy|Map\.groupBy/,
];
/** In pages, and in the rooms of nouns: what goes through a list to make one thing of it. */
const FOLDING = [/\.\s*reduce(Right)?\b|\[\s*['"`]reduce/];
/** In pages: what goes up by one with each that is shown. */
const STEPPING = [/\+\+|\+=\s*[1\w]|\b\w+ = \w+ \+ 1\b/];

/** Who does so otherwise, each with its reason. */
const OTHERWISE: Record<string, string> = {
  'components/ui/qr.tsx': 'the squares of a code',
  'lib/platform/database/catalogue.sql.ts': 'the values of a choice, one after the other',
  'lib/notifications/deliver.sql.ts': 'the place of an id among those asked for',
};

/** A length that is a decision: none or any, or against a limit of ours; and the end of a walk. */
const DECIDES =
  /\.(length|size)\s*(===|!==|>=|<=|>|<)\s*(0\b|most\b|[A-Z][A-Z_]*\b(\.length)?|\w+(\.\w+)*\.(length|size|most)\b)|<\s*\w+\.length\s*;/g;
/** The length of a text that stands there is none of a list, nor is how long a field may be. */
const TEXTS = /'[^']*'\.length|\b(min|max)-?length\b|\b(text|word|words|title|said|name)\.length\b/gi;

/** Files of nouns that need a length for something else, each with its reason. */
const LENGTHS: Record<string, string> = {
  'lib/board/wander.ts': 'one of some, drawn by chance',
  'lib/places/slugs/mutations.ts': 'one sign of some, drawn by chance',
  'lib/places/place/actions.ts': 'how long a text is',
  'lib/places/notebook/mutations.ts': 'how long a text is',
  'lib/places/around.ts': 'how many more are asked of the database, for a full page',
  'lib/pictures/bytes.ts': 'bytes',
  'lib/pictures/staged/mutations.ts': 'bytes',
  'lib/pictures/staged/bounds.ts': 'bytes',
  'lib/feeds/fonts.ts': 'bytes',
  'lib/feeds/series.ts':
    'the COUNT of RFC 5545: how often a rhythm comes until its end, as whoever made it said',
  'lib/feeds/zone.ts': 'changes of the clock',
  'lib/feeds/week-text.ts': 'the days of a week',
  'lib/watches/rules.ts': 'how long a word is',
  'lib/places/copies/copies.sql.ts': 'how long a text is',
  'components/ui/qr.tsx': 'the squares of a code',
  'islands/live.ts': 'how often it was tried',
  'islands/shrink-photos.ts': 'bytes',
};

const isPage = (file: string) => /^(app|components|islands)\//.test(file);
const isDrawn = (file: string) => file.startsWith('components/marks/'); // drawings, made from a slug
const isNoun = (file: string) => /^lib\/(?!values\/|platform\/|operations\/|[^/]+$)/.test(file);

/** What of a line counts, if anything. */
function counts(file: string, line: string): boolean {
  if (COUNTING.some((pattern) => pattern.test(line)) && !OTHERWISE[file]) return true;
  if (isDrawn(file) || !(isPage(file) || isNoun(file))) return false;
  if (FOLDING.some((pattern) => pattern.test(line))) return true;
  if (file.endsWith('.tsx') && STEPPING.some((pattern) => pattern.test(line)) && !OTHERWISE[file])
    return true;
  const rest = line.replace(DECIDES, '').replace(TEXTS, '');
  const isAsked = /\blength\b|\.size\b|['"`]size['"`]\s*\]|\{[^}]*\bsize\b[^}]*\}\s*=/.test(rest);
  return isAsked && !LENGTHS[file];
}

/** The lines of some sources that count, as "file:line: code". */
function countingIn(files: Source[]): string[] {
  return files.flatMap(({ file, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, at) => (counts(file, line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
}

test('nothing is counted in app, components and lib', () => {
  const files = sources('{app,components,lib,islands}/**/*.{ts,tsx}').filter(
    ({ file }) => !/\.test\.|\/testing|^lib\/platform\/database\/(?!.*\.sql)/.test(file),
  );
  expect(files[50]).toBeDefined();
  expect(countingIn(files)).toEqual([]);
});

test('what a form or a page may say has no place for a number', () => {
  const counted = /\{[^{}]*,\s*(plural|selectordinal|number|spellout|ordinal|duration|choice)\b/;
  const said = sources('messages/**/*.json').filter(({ text }) => counted.test(text));
  expect(said.map(({ file }) => file)).toEqual([]);
  expect('"{many, plural, one {# person} other {# people}}"').toMatch(counted);
});

const queries = 'lib/posts/joinings/queries.ts';
const page = 'components/joinings/list.tsx';

test.each([
  [queries, 'await db.joining.count({ where });'],
  [queries, 'await db.joining\n  .count({ where });'],
  [queries, "await db.joining['count']({ where });"],
  [queries, 'db.post.findMany({ include: { _count: true } })'],
  [queries, 'db.post.groupBy({ by: ["kind"] })'],
  [queries, 'db.post.aggregate({ _sum: {} })'],
  [queries, 'db.$queryRaw`SELECT COUNT(*) FROM "Joining"`'],
  [queries, 'db.$queryRaw`SELECT "count"(*) FROM "Joining"`'],
  [queries, 'db.$queryRaw`SELECT pg_catalog.count (*) FROM "Joining"`'],
  [queries, 'db.$queryRaw`SELECT sum(1) FROM "Joining" GROUP BY "occurrenceId"`'],
  [queries, 'db.$queryRaw`SELECT row_number() OVER () FROM "Joining"`'],
  [queries, 'db.$queryRaw`SELECT rank() OVER w FROM "Joining" WINDOW w AS ()`'],
  ['lib/posts/a.sql.ts', 'SELECT reltuples FROM pg_class'],
  ['lib/posts/a.sql.ts', 'SELECT n_live_tup FROM pg_stat_user_tables'],
  ['lib/posts/a.sql.ts', `SELECT pg_relation_size('"Joining"')`],
  ['lib/posts/a.sql.ts', `SELECT string_agg('|', '') FROM "Joining"`],
  ['lib/posts/a.sql.ts', 'SELECT cardinality(array(SELECT 1 FROM "Joining"))'],
  ['lib/posts/a.sql.ts', 'SELECT array_length(array_agg("personId"), 1) FROM "Joining"'],
  ['lib/posts/a.sql.ts', 'SELECT jsonb_array_length(jsonb_agg("personId")) FROM "Joining"'],
  ['lib/posts/a.sql.ts', 'EXPLAIN SELECT FROM "Joining"'],
  ['lib/posts/a.sql.ts', "SELECT nextval('loaves')"],
  ['lib/posts/a.sql.ts', 'SELECT "occurrenceId" FROM "Joining" GROUP BY 1 HAVING true'],
  [queries, 'const many = rows.length;'],
  [queries, 'return { names, coming: rows.length };'],
  [queries, "return rows.length === 3 ? 'three' : 'some';"],
  [queries, "const words = rows.length > 2 ? 'a crowd' : '';"],
  [queries, 'const { length } = rows;'],
  [queries, 'const { length: many } = rows;'],
  [queries, "return rows['length'];"],
  [queries, "return Reflect.get(rows, 'length');"],
  [queries, 'return new Set(rows).size;'],
  [queries, 'const { size } = new Set(rows);'],
  [queries, 'return rows.reduce((many) => many + 1, 0);'],
  [queries, 'return rows.reduceRight((many) => many + 1, 0);'],
  [queries, "return rows['reduce']((many) => many + 1, 0);"],
  [queries, 'return Object.groupBy(rows, ({ personId }) => personId);'],
  [page, '<p>{joinings.length}</p>'],
  [page, "<p>{t('coming', { people: joinings.length })}</p>"],
  [page, '<p>{String(joinings.length)}</p>'],
  [page, '<p>{seen.size} people</p>'],
  [page, 'const many = joinings.length;'],
  [page, '{joinings.length > 3 && <p>{t("crowd")}</p>}'],
  [page, '{names.render((name) => { many++; return <li>{name}</li>; })}'],
  [page, '{names.render((name) => { many += 1; return <li>{name}</li>; })}'],
  [page, '{names.render((name) => { many = many + 1; return <li>{name}</li>; })}'],
  [page, '<p>{Children.count(children)}</p>'],
  [page, '<ol>{names.render((name) => <li>{name}</li>)}</ol>'],
  ['app/page.tsx', 'new Intl.NumberFormat(locale).format(many)'],
  ['app/page.tsx', "new Intl['NumberFormat'](locale).format(many)"],
  ['app/page.tsx', 'new Intl.PluralRules(locale).select(many)'],
  ['app/page.tsx', 'many.toLocaleString(locale)'],
])('found in %s: %s', (file, text) => {
  expect(countingIn([{ file, text }])).not.toEqual([]);
});

test.each([
  [page, '{joinings.length > 0 && <List />}'],
  [page, 'if (joinings.length === 0) return null;'],
  [page, '{!names.isEmpty && <Names names={names} />}'],
  [queries, 'const used = await db.board.updateMany({}); if (used.count === 0) return;'],
  [queries, 'earlier: rows.length > PAGE ? (page[0]?.id ?? null) : null,'],
  [queries, '// a comment on count() and GROUP BY'],
])('allowed in %s: %s', (file, text) => {
  expect(countingIn([{ file, text }])).toEqual([]);
});
