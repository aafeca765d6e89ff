import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// What people wrote is marked `data-words`, and what is marked so the crawl of all pages spares: so one place writes the mark, and no text
// of ours hides behind it.
const ONE_PLACE = 'components/ui/words.tsx';

function marking(files: Source[]): string[] {
  return files
    .filter(({ file, text }) => file !== ONE_PLACE && /data-words|dataset\.words/.test(withoutComments(text)))
    .map(({ file }) => file);
}

test('only <Words> marks what people wrote', () => {
  const files = sources('{app,components,islands,lib}/**/*.{ts,tsx}').filter(
    ({ file }) => !/\.test\.tsx?$/.test(file),
  );
  expect(files.find(({ file }) => file === ONE_PLACE)?.text).toContain('data-words=""');
  expect(marking(files)).toEqual([]);
});

/** Who reads what people wrote, or names of theirs, beside the queries; each with its reason. Pages and components read nothing. */
const READS: Record<string, string> = {
  'lib/values/text/people-words.ts': 'the one place where a text becomes theirs',
  'lib/values/text/difference.ts': 'pieces of what they wrote',
  'lib/values/geo/towns.ts': 'towns of the world, by their names',
  'lib/values/geo/towns-file.ts': 'towns of the world, by their names',
  'lib/board/parameters.ts': 'the words that are looked for',
  'lib/platform/form/conflict.ts': 'what somebody else wrote into the form meanwhile',
  'lib/posts/draft/conflict.ts': 'what somebody else wrote into the form meanwhile',
  'lib/places/place/actions.ts': 'what somebody else wrote into the form meanwhile',
  'lib/people/submission/sender.ts': 'what was typed into a form that waits for its sender',
  'lib/people/passphrase/passphrase-cookie.ts': 'the words of a passphrase, which its person is to read',
  'lib/people/viewer.ts': 'the name of whoever is looking',
  'lib/places/around.ts': 'reads places, as queries do',
  'lib/posts/occurrences/view.ts': 'a date as queries have read it',
};

/** What becomes people's words without having been read: a literal, a template, something computed, a length. */
const MADE = /\bwritten(In)?\(\s*(['"`\d]|String\(|\w+\.(length|size)\b)|\bas (unknown as )?PeopleWords\b/;

function branding(files: Source[]): string[] {
  return files.flatMap(({ file, text: whole }) => {
    const text = withoutComments(whole);
    const may = READS[file] || /^lib\/.*\/queries\.ts$/.test(file);
    if (/\bwritten(In)?\(|#lib\/values\/text\/people-words'/.test(text) && !may) {
      const takes =
        /import (?!type )\{(?!\s*(type PeopleWords|partsOf)(,\s*(type PeopleWords|partsOf))*\s*\})[^}]*\} from '#lib\/values\/text\/people-words'/;
      if (takes.test(text)) return [`${file} makes people’s words`];
    }
    return MADE.test(text) &&
      !['lib/values/text/people-words.ts', 'lib/values/text/difference.ts'].includes(file)
      ? [`${file} makes words of ours theirs`]
      : [];
  });
}

test('only what is read of people becomes their words', () => {
  const files = sources('{app,components,islands,lib}/**/*.{ts,tsx}').filter(
    ({ file }) => !/\.test\.|\/testing/.test(file),
  );
  expect(branding(files)).toEqual([]);
});

const IMPORTED = "import { written } from '#lib/values/text/people-words';\n";

test.each([
  ['a page', 'app/page.tsx', `${IMPORTED}const text = written(name);`],
  ['a component', 'components/posts/card.tsx', `${IMPORTED}const text = written(name);`],
  [
    'a component, by another name',
    'components/posts/card.tsx',
    "import { written as w } from '#lib/values/text/people-words';",
  ],
  [
    'a component, a row',
    'components/posts/card.tsx',
    "import { type PeopleWords, writtenIn } from '#lib/values/text/people-words';",
  ],
  ['a mutation', 'lib/posts/post/mutations.ts', `${IMPORTED}const text = written(name);`],
  ['a cast', 'components/posts/card.tsx', 'const text = String(many) as PeopleWords;'],
  ['a literal', 'lib/posts/post/queries.ts', "const text = written('three');"],
  ['a template', 'lib/posts/post/queries.ts', 'const text = written(`three`);'],
  ['a number', 'lib/posts/post/queries.ts', 'const text = written(String(many));'],
  ['a length', 'lib/posts/post/queries.ts', 'const text = written(rows.length);'],
])('makes words theirs: %s', (_, file, text) => {
  expect(branding([{ file, text }])).not.toEqual([]);
});

test.each([
  ['a query', 'lib/posts/post/queries.ts', `${IMPORTED}const text = written(row.title);`],
  [
    'a component that is given them',
    'components/posts/card.tsx',
    "import type { PeopleWords } from '#lib/values/text/people-words';",
  ],
  [
    'a component that parts them',
    'components/places/notebook.tsx',
    "import { type PeopleWords, partsOf } from '#lib/values/text/people-words';",
  ],
])('does not: %s', (_, file, text) => {
  expect(branding([{ file, text }])).toEqual([]);
});

test.each([
  '<textarea data-words="" defaultValue={message} />',
  "const props = { 'data-words': '' };",
  "element.dataset.words = '';",
])('found: %s', (text) => {
  expect(marking([{ file: 'components/posts/a.tsx', text }])).toEqual(['components/posts/a.tsx']);
});
