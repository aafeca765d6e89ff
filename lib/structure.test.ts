import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// How the code is laid out (STYLE.md). `violations` is pure; planted samples prove that it finds each kind.

/** The nouns, each importing only from those before it. */
const NOUNS = [
  'people',
  'addresses',
  'invitations',
  'board',
  'pictures',
  'places',
  'posts',
  'drafts',
  'days',
  'joinings',
  'conversations',
  'letters',
  'watches',
  'things',
  'leaving',
  'begin',
  'forgetting',
];
/** What stands in a noun's folder and yet knows none: nouns before it may import it. */
const GROUNDS = /^#?lib\/forgetting\/periods(\.|$)/;
const NOUN_FILES = ['schema', 'rules', 'queries', 'mutations', 'actions', 'mail', 'feed', 'jobs'];
/** What a noun has beside that vocabulary, each with its reason. */
const MORE_FILES: Record<string, string> = {
  'lib/board/request': 'which language and zone a page is made in',
  'lib/forgetting/batches': 'what one step of the sweep erases',
  'lib/forgetting/hours': 'taking the hours from what was said on days that are over',
  'lib/forgetting/erased': 'erasing once more what a backup brought back',
  'lib/forgetting/clocks': 'reading both clocks, and keeping when the last sweep was',
  'lib/forgetting/testing': 'something of each kind that is forgotten, for tests',
  'lib/people/sending': 'sending a form as whoever is looking, who may be somebody new',
  'lib/people/testing': 'somebody, for tests',
  'lib/pictures/bytes': 'reading, turning and making a picture’s bytes',
  'lib/pictures/files': 'keeping the files of pictures in the data directory',
  'lib/pictures/heic': 'the pictures that phones make',
  'lib/pictures/token': 'naming a staged picture in a form',
  'lib/posts/event': 'an activity as schema.org has it',
  'lib/places/around': 'the places of the board, nearest first',
  'lib/places/testing': 'a place, its page and its changes, for tests',
  'lib/posts/asked': 'what the board is asked by its address; pure',
  'lib/posts/entries': 'a post as the entries of a calendar',
  'lib/posts/fed': 'reading what calendars and feeds hold, in one place where one sees that nobody is named',
  'lib/posts/written': 'a calendar or feed of posts, whole, in each of its formats',
  'lib/posts/board': 'reading the board itself: its parts, their order and where they go on',
  'lib/posts/dates': 'which dates a post has, and what becomes of them when it changes; pure',
  'lib/posts/testing': 'an activity and what became of it, for tests',
  'lib/posts/fields': 'what a post says, field by field: form, row, views, feeds and export follow from it',
  'lib/posts/rows': 'what a draft is as rows of the database',
  'lib/posts/search': 'finding the posts around here that say some words',
  'lib/posts/changes':
    'what every change of a post brings: when it was, for calendars, and reminders that are not so any more',
  'lib/posts/fresh': 'having a new or changed post held against what people watch for',
  'lib/posts/wander': 'drawing somewhere to go, by chance',
  'lib/posts/probes': 'the SQL that finds the dates of the board, for queries',
  'lib/things/bundle': 'everything somebody has here, as one file',
  'lib/things/paper': 'the half of that file which is to be read',
};
const NAMELESS = /(^|\/)(utils?|helpers?|common|misc|services?|managers?)(\/|\.|$)/;
const LONGEST = 300;
/** Who else reaches the database, with the reason. */
const REACHES_DATABASE: Record<string, string> = {
  'lib/form/once.ts': 'a form is sent once: the row that says so belongs to no noun',
  'lib/forgetting/batches.ts': 'erases what has passed, whoever’s it was',
  'lib/forgetting/hours.ts': 'takes the hours from what was said on days that are over, whoever said it',
  'lib/forgetting/erased.ts': 'erases once more what a backup brought back, whoever’s it was',
  'lib/forgetting/testing.ts': 'makes what tests look at',
  'lib/people/testing.ts': 'makes what tests look at',
  'lib/places/testing.ts': 'makes what tests look at',
  'lib/posts/testing.ts': 'makes what tests look at',
  'lib/places/around.ts': 'reads places by where they are, apart from all other queries of places',
  'lib/posts/search.ts': 'asks the index of words, apart from all other queries of posts',
  'lib/posts/fed.ts': 'reads what calendars and feeds hold, where one sees that nobody is named',
  'lib/posts/board.ts': 'reads the board, apart from all other queries of posts',
  'lib/posts/probes.ts': 'the SQL that finds the dates of the board, for lib/posts/board.ts',
  'lib/jobs/queue.ts': 'the queue of what is done behind the pages',
  'lib/jobs/worker.ts': 'works at what is in the queue, on connections of its own',
  'lib/mail/testing.ts': 'makes whom tests write to',
  'lib/mail/deliver.ts': 'hands over what waits in the outbox, which belongs to no noun',
};
/** Where a viewer is made: whoever holds one has been checked. */
const MINTS = /^lib\/people\/|^lib\/addresses\/mutations\.ts$|^bin\/sample\.ts$/;
/** Where default exports are asked for. */
const DEFAULT_EXPORTS =
  /^(app\/|[^/]+\.config\.(ts|mjs)$|lib\/board\/request\.ts$|lib\/database\/testing\.ts$|e2e\/server\.ts$)/;

function importsOf(text: string): { from: string; typeOnly: boolean }[] {
  const found = text.matchAll(
    /^\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map((match) => ({
    from: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

const layer = (name: string) => /^#?(app|components|lib|bin|islands|e2e)\//.exec(name)?.[1];
const nounOf = (name: string) =>
  GROUNDS.test(name) ? undefined : NOUNS.find((noun) => new RegExp(`^#?lib/${noun}/`).test(name));
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** What in some sources breaks the layout, as sentences. */
function violations(files: Source[]): string[] {
  return files.flatMap(({ file, text: whole }) => {
    const text = withoutComments(whole);
    const found: string[] = [];
    const says = (wrong: unknown, words: string) => wrong && found.push(`${file} ${words}`);
    const own = layer(file);
    for (const { from, typeOnly } of importsOf(text)) {
      const other = layer(from);
      says(
        own === 'lib' && (other === 'components' || other === 'app'),
        `imports ${from}, which stands above it`,
      );
      says(own === 'components' && other === 'app', `imports ${from}, which stands above it`);
      says(own !== 'bin' && own !== 'e2e' && other === 'bin' && !isTest(file), `imports a command, ${from}`);
      const [noun, otherNoun] = [nounOf(file), nounOf(from)];
      says(
        noun && otherNoun && NOUNS.indexOf(otherNoun) > NOUNS.indexOf(noun),
        `imports the later noun ${otherNoun}`,
      );
      says(
        own === 'lib' && !noun && otherNoun && !isTest(file),
        `is a ground and imports the noun ${otherNoun}`,
      );
      says(
        file.startsWith('components/ui/') &&
          ((otherNoun && from !== '#lib/pictures/schema') || // a field for pictures is part of the kit
            /^#components\/(?!ui\/|marks\/)/.test(from)),
        `knows no domain words, but imports ${from}`,
      );
      says(
        /^(#lib\/database\/client|#generated\/|@prisma\/|pg$)/.test(from) &&
          !typeOnly &&
          !mayReachDatabase(file),
        `reaches the database: ${from}`,
      );
      says(
        /^\.\.?\//.test(from) &&
          own !== 'app' &&
          own !== 'e2e' &&
          !file.includes('.config.') &&
          !/^(\.\.\/)+prisma\/sample\//.test(from),
        `imports by a relative path: ${from}`,
      );
    }
    const noun = nounOf(file);
    const name = file.replace(/\.tsx?$/, '');
    if (noun && !isTest(file) && !MORE_FILES[name])
      says(
        !NOUN_FILES.includes(name.split('/').slice(2).join('/')) && !/^lib\/\w+\/[a-z-]+\.sql$/.test(name),
        'is not in the vocabulary of a noun',
      );
    says(NAMELESS.test(file), 'is named after nothing');
    says(
      /\{[^{}]*\bmint\b[^{}]*\} from/.test(text) && !MINTS.test(file) && !isTest(file),
      'makes a viewer by itself',
    );
    says(
      /^export\s+(\*|(type\s+)?\{[^}]*\})\s*from/m.test(text),
      'is a barrel: it passes on what is not its own',
    );
    says(
      /^\s*['"]use client['"]/m.test(text) && !file.startsWith('components/ui/form/'),
      "says 'use client'",
    );
    says(/^export default/m.test(text) && !DEFAULT_EXPORTS.test(file), 'has a default export');
    says(/<[a-z][\w-]*(?:\s[^<>]*)?\sstyle=\{/.test(text) && file.endsWith('.tsx'), 'has an inline style');
    says(/dangerouslySetInnerHTML\s*=/.test(text), 'sets HTML by hand');
    says(/\b(TODO|FIXME|XXX)\b/.test(whole) && !isTest(file), 'is not finished');
    says(whole.split('\n').length > LONGEST + 1, `has more than ${LONGEST} lines`);
    return found;
  });
}

function mayReachDatabase(file: string): boolean {
  return (
    /^lib\/database\/|^bin\/|^e2e\//.test(file) ||
    /\/(queries|mutations|jobs)\.ts$/.test(file) ||
    isTest(file) ||
    REACHES_DATABASE[file] !== undefined
  );
}

test('the layout holds', () => {
  const files = sources('{app,components,lib,islands,bin,e2e}/**/*.{ts,tsx}', '*.{ts,mjs}');
  expect(files.length).toBeGreaterThan(80);
  expect(violations(files)).toEqual([]);
});

const PLANTED: [why: string, file: string, text: string][] = [
  ['a ground imports a noun', 'lib/text/a.ts', "import { x } from '#lib/people/rules';"],
  ['lib imports a component', 'lib/posts/rules.ts', "import { x } from '#components/ui/form';"],
  ['a component imports a page', 'components/posts/a.tsx', "import { x } from '../../app/page';"],
  ['a noun imports a later one', 'lib/places/queries.ts', "import { x } from '#lib/posts/queries';"],
  [
    'a noun imports a later one, for its type only',
    'lib/places/rules.ts',
    "import type { X } from '#lib/posts/schema';",
  ],
  ['the kit knows a noun', 'components/ui/a.tsx', "import { x } from '#lib/posts/schema';"],
  ['a page reaches the database', 'app/a/page.tsx', "import { database } from '#lib/database/client';"],
  [
    'an action reaches the database',
    'lib/posts/actions.ts',
    "import { database } from '#lib/database/client';",
  ],
  ['an action makes a viewer', 'lib/posts/actions.ts', "import { mint } from '#lib/people/rules';"],
  ['a rule imports Prisma', 'lib/posts/rules.ts', "import { Prisma } from '#generated/prisma/client';"],
  ['an import over several lines', 'app/a/page.tsx', "import {\n  database,\n} from '#lib/database/client';"],
  ['an import when needed', 'app/a/page.tsx', "const { database } = await import('#lib/database/client');"],
  ['the periods know a noun', 'lib/forgetting/periods.ts', "import { x } from '#lib/posts/rules';"],
  ['another word in a noun', 'lib/posts/stuff.ts', 'export const x = 1;'],
  ['a folder in a noun', 'lib/posts/more/schema.ts', 'export const x = 1;'],
  ['a folder named after nothing', 'lib/utils/a.ts', 'export const x = 1;'],
  ['a file named after nothing', 'components/posts/helpers.tsx', 'export const x = 1;'],
  ['a barrel', 'lib/text/a.ts', "export * from '#lib/text/words';"],
  ['a barrel by name', 'lib/text/a.ts', "export { words } from '#lib/text/words';"],
  ['a client component', 'components/posts/a.tsx', "'use client';\nexport const x = 1;"],
  ['a default export', 'lib/text/a.ts', 'export default 1;'],
  ['an inline style', 'components/posts/a.tsx', 'export const a = <p style={{}} />;'],
  ['a relative path', 'lib/text/a.ts', "import { x } from './words';"],
  ['something unfinished', 'lib/text/a.ts', `// ${'TO'}${'DO'} later`],
  ['a file that is too long', 'lib/text/a.ts', '\n'.repeat(400)],
];

test.each(PLANTED)('found: %s', (_, file, text) => {
  expect(violations([{ file, text }])).not.toEqual([]);
});

test.each([
  [
    'a type of the database',
    'lib/posts/rules.ts',
    "import type { Transaction } from '#lib/database/client';",
  ],
  ['a query', 'lib/posts/queries.ts', "import { database } from '#lib/database/client';"],
  ['the periods', 'lib/posts/rules.ts', "import { x } from '#lib/forgetting/periods';"],
  ['an earlier noun', 'lib/posts/queries.ts', "import { x } from '#lib/people/rules';"],
  ['a forbidden word in a comment', 'lib/text/a.ts', "// nothing like 'use client' or style={ here"],
])('allowed: %s', (_, file, text) => {
  expect(violations([{ file, text }])).toEqual([]);
});
