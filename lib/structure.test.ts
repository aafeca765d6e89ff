import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// How the code is laid out (STYLE.md). `violations` is pure; planted samples prove that it finds each kind.

/** The rooms of lib by floors, the ground first: each imports only from floors below its own (docs/architecture.md has the picture). */
const FLOORS = [
  ['values'],
  ['platform'],
  ['notifications', 'settings'],
  ['people'],
  ['pictures'],
  ['places'],
  ['posts'],
  ['conversations', 'board'],
  ['letters', 'watches'],
  ['feeds', 'export'],
  ['operations'],
];
/** The rooms that are no noun's: what stands in them is named after what it holds. */
const OTHER_ROOMS = ['values', 'platform', 'operations'];
/** A room of several subjects has one folder for each. */
const SUBJECTS: Record<string, string[]> = {
  people: ['person', 'address', 'invitation', 'leaving'],
  posts: ['post', 'draft', 'occurrences', 'joinings'],
  board: ['opening'],
};
const NOUN_FILES = ['schema', 'rules', 'queries', 'mutations', 'actions', 'mail', 'jobs'];
/** What a noun has beside that vocabulary, each with its reason. */
const MORE_FILES: Record<string, string> = {
  'lib/settings/request': 'which language and zone a page is made in',
  'lib/people/submit-as': 'sending a form as whoever is looking, who may be somebody new',
  'lib/people/person/testing': 'somebody, for tests',
  'lib/pictures/bytes': 'reading, turning and making a picture’s bytes',
  'lib/pictures/heic': 'the pictures that phones make',
  'lib/pictures/token': 'naming a staged picture in a form',
  'lib/feeds/schema-org': 'an activity as schema.org has it',
  'lib/places/around': 'the places of the board, nearest first',
  'lib/places/testing': 'a place, its page and its changes, for tests',
  'lib/board/parameters': 'what the board is asked by its address; pure',
  'lib/feeds/calendar-entries': 'a post as the entries of a calendar',
  'lib/feeds/queries':
    'reading what calendars and feeds hold, in one place where one sees that nobody is named',
  'lib/feeds/render': 'a calendar or feed of posts, whole, in each of its formats',
  'lib/board/sections': 'reading the board itself: its parts, their order and where they go on',
  'lib/posts/occurrences/dates': 'which dates a post has, and what becomes of them when it changes; pure',
  'lib/posts/post/testing': 'an activity and what became of it, for tests',
  'lib/posts/post/fields':
    'what a post says, field by field: form, row, views, feeds and export follow from it',
  'lib/posts/post/rows': 'what a draft is as rows of the database',
  'lib/board/search': 'finding the posts around here that say some words',
  'lib/posts/post/changes':
    'what every change of a post brings: when it was, for calendars, and reminders that are not so any more',
  'lib/posts/post/pending-match': 'having a new or changed post held against what people watch for',
  'lib/board/wander': 'drawing somewhere to go, by chance',
  'lib/board/probes': 'the SQL that finds the dates of the board, for queries',
  'lib/export/bundle': 'everything somebody has here, as one file',
  'lib/export/paper': 'the half of that file which is to be read',
  'lib/people/viewer': 'who looks or acts: minted here and nowhere else',
  'lib/notifications/carrier': 'handing mails to the mail server, or writing them down',
  'lib/notifications/compose': 'several pieces of news as one mail',
  'lib/notifications/deliver': 'handing over what waits in the outbox',
  'lib/notifications/html': 'a mail as HTML',
  'lib/notifications/outbox': 'the mails that wait',
  'lib/notifications/quiet': 'the hours in which no mail comes',
  'lib/notifications/sorts': 'the kinds of mail that can be stopped',
  'lib/notifications/testing': 'readers and a mail server, for tests',
  'lib/feeds/address': 'the address of a page’s feed',
  'lib/feeds/answer': 'a feed as an answer over HTTP',
  'lib/feeds/asked': 'the language a feed is asked for in',
  'lib/feeds/atom': 'Atom',
  'lib/feeds/fonts': 'the letters of preview pictures',
  'lib/feeds/ics': 'iCalendar',
  'lib/feeds/id': 'the id of a feed',
  'lib/feeds/item': 'an entry of a feed, in every format',
  'lib/feeds/json': 'JSON Feed',
  'lib/feeds/picture': 'preview pictures',
  'lib/feeds/post-items': 'a post as an entry of a feed',
  'lib/feeds/series': 'the dates of a rhythm as a calendar says them',
  'lib/feeds/speech': 'days and hours in words',
  'lib/feeds/testing': 'calendars read back, for tests',
  'lib/feeds/text': 'the week in plain sentences',
  'lib/feeds/zone': 'time zones as a calendar carries them',
};
const NAMELESS = /(^|\/)(utils?|helpers?|common|misc|services?|managers?)(\/|\.|$)/;
const LONGEST = 300;
/** Who else reaches the database, with the reason. */
const REACHES_DATABASE: Record<string, string> = {
  'lib/platform/form/once.ts': 'a form is sent once: the row that says so belongs to no noun',
  'lib/operations/forgetting/batches.ts': 'erases what has passed, whoever’s it was',
  'lib/operations/forgetting/hours.ts':
    'takes the hours from what was said on days that are over, whoever said it',
  'lib/operations/forgetting/erased.ts': 'erases once more what a backup brought back, whoever’s it was',
  'lib/operations/forgetting/testing.ts': 'makes what tests look at',
  'lib/people/person/testing.ts': 'makes what tests look at',
  'lib/places/testing.ts': 'makes what tests look at',
  'lib/posts/post/testing.ts': 'makes what tests look at',
  'lib/places/around.ts': 'reads places by where they are, apart from all other queries of places',
  'lib/board/search.ts': 'asks the index of words, apart from all other queries of posts',
  'lib/feeds/queries.ts': 'reads what calendars and feeds hold, where one sees that nobody is named',
  'lib/board/sections.ts': 'reads the board, apart from all other queries of posts',
  'lib/board/probes.ts': 'the SQL that finds the dates of the board, for lib/board/sections.ts',
  'lib/platform/jobs/queue.ts': 'the queue of what is done behind the pages',
  'lib/platform/jobs/worker.ts': 'works at what is in the queue, on connections of its own',
  'lib/notifications/testing.ts': 'makes whom tests write to',
  'lib/notifications/deliver.ts': 'hands over what waits in the outbox, which belongs to no noun',
};
/** Where a viewer is made: whoever holds one has been checked. */
const MINTS = /^lib\/people\/|^bin\/sample\.ts$/;
/** What looks at the board from outside, and may name files beside it. */
const OUTSIDE = ['bin', 'e2e', 'audit', 'bench'];
/** Where default exports are asked for. */
const DEFAULT_EXPORTS =
  /^(app\/|[^/]+\.config\.(ts|mjs)$|lib\/settings\/request\.ts$|lib\/platform\/database\/testing\.ts$|e2e\/server\.ts$)/;

function importsOf(text: string): { from: string; typeOnly: boolean }[] {
  const found = text.matchAll(
    /^\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map((match) => ({
    from: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

const layer = (name: string) => /^#?(app|components|lib|bin|islands|e2e|audit|bench)\//.exec(name)?.[1];
const roomOf = (name: string) => /^#?lib\/([^/]+)\//.exec(name)?.[1];
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));
const nounOf = (name: string) => {
  const room = roomOf(name);
  return room && !OTHER_ROOMS.includes(room) ? room : undefined;
};
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
      says(other === 'bin', `imports a command, ${from}`);
      says(
        own !== other && ['e2e', 'audit', 'bench'].includes(other ?? '') && !OUTSIDE.includes(own ?? ''),
        `imports what looks at the board from outside, ${from}`,
      );
      const [room, otherRoom] = [roomOf(file), roomOf(from)];
      const otherNoun = nounOf(from);
      says(
        room && otherRoom && room !== otherRoom && !isTest(file) && floorOf(otherRoom) >= floorOf(room),
        `stands on a floor with or below ${otherRoom}, and imports ${from}`,
      );
      says(
        file.startsWith('components/ui/') &&
          ((otherNoun && from !== '#lib/pictures/schema') || // a field for pictures is part of the kit
            /^#components\/(?!ui\/|marks\/)/.test(from)),
        `knows no domain words, but imports ${from}`,
      );
      says(
        /^(#lib\/platform\/database\/client|#generated\/|@prisma\/|pg$)/.test(from) &&
          !typeOnly &&
          !mayReachDatabase(file),
        `reaches the database: ${from}`,
      );
      says(
        /^\.\.?\//.test(from) &&
          own !== 'app' &&
          !OUTSIDE.includes(own ?? '') &&
          !file.includes('.config.') &&
          !/^(\.\.\/)+prisma\/sample\//.test(from),
        `imports by a relative path: ${from}`,
      );
    }
    const noun = nounOf(file);
    const name = file.replace(/\.tsx?$/, '');
    if (roomOf(file)) says(floorOf(roomOf(file) ?? '') < 0, 'stands in a room that is on no floor');
    if (noun && !isTest(file) && !MORE_FILES[name]) {
      const [word = '', ...subject] = name.split('/').slice(2).reverse();
      says(!NOUN_FILES.includes(word) && !/^[a-z-]+\.sql$/.test(word), 'is not in the vocabulary of a noun');
      says(subject[0] && !SUBJECTS[noun]?.includes(subject.join('/')), 'stands in a folder of no subject');
    }
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
    /^lib\/(platform\/(database|live)|operations)\/|^(bin|e2e|audit|bench)\//.test(file) ||
    /\/(queries|mutations|jobs)\.ts$/.test(file) ||
    isTest(file) ||
    REACHES_DATABASE[file] !== undefined
  );
}

test('the layout holds', () => {
  const files = sources('{app,components,lib,islands,bin,e2e,audit,bench}/**/*.{ts,tsx}', '*.{ts,mjs}');
  expect(files.length).toBeGreaterThan(80);
  expect(violations(files)).toEqual([]);
});

const PLANTED: [why: string, file: string, text: string][] = [
  ['a ground imports a noun', 'lib/values/text/a.ts', "import { x } from '#lib/people/viewer';"],
  ['values import the platform', 'lib/values/text/a.ts', "import { x } from '#lib/platform/config/config';"],
  ['a room imports one on its floor', 'lib/letters/rules.ts', "import { x } from '#lib/watches/rules';"],
  ['lib imports a command', 'lib/operations/a.ts', "import { x } from '#bin/start';"],
  ['lib imports the auditor', 'lib/operations/a.ts', "import { x } from '#audit/month';"],
  ['a room on no floor', 'lib/more/a.ts', 'export const x = 1;'],
  ['a folder of no subject', 'lib/posts/more/schema.ts', 'export const x = 1;'],
  ['lib imports a component', 'lib/posts/post/rules.ts', "import { x } from '#components/ui/form';"],
  ['a component imports a page', 'components/posts/a.tsx', "import { x } from '../../app/page';"],
  ['a noun imports a later one', 'lib/places/queries.ts', "import { x } from '#lib/posts/post/queries';"],
  [
    'a noun imports a later one, for its type only',
    'lib/places/rules.ts',
    "import type { X } from '#lib/posts/post/schema';",
  ],
  ['the kit knows a noun', 'components/ui/a.tsx', "import { x } from '#lib/posts/post/schema';"],
  [
    'a page reaches the database',
    'app/a/page.tsx',
    "import { database } from '#lib/platform/database/client';",
  ],
  [
    'an action reaches the database',
    'lib/posts/post/actions.ts',
    "import { database } from '#lib/platform/database/client';",
  ],
  ['an action makes a viewer', 'lib/posts/post/actions.ts', "import { mint } from '#lib/people/viewer';"],
  ['a rule imports Prisma', 'lib/posts/post/rules.ts', "import { Prisma } from '#generated/prisma/client';"],
  [
    'an import over several lines',
    'app/a/page.tsx',
    "import {\n  database,\n} from '#lib/platform/database/client';",
  ],
  [
    'an import when needed',
    'app/a/page.tsx',
    "const { database } = await import('#lib/platform/database/client');",
  ],
  ['the periods know a noun', 'lib/values/periods.ts', "import { x } from '#lib/posts/post/rules';"],
  ['another word in a noun', 'lib/posts/stuff.ts', 'export const x = 1;'],
  ['a folder named after nothing', 'lib/utils/a.ts', 'export const x = 1;'],
  ['a file named after nothing', 'components/posts/helpers.tsx', 'export const x = 1;'],
  ['a barrel', 'lib/values/text/a.ts', "export * from '#lib/values/text/words';"],
  ['a barrel by name', 'lib/values/text/a.ts', "export { words } from '#lib/values/text/words';"],
  ['a client component', 'components/posts/a.tsx', "'use client';\nexport const x = 1;"],
  ['a default export', 'lib/values/text/a.ts', 'export default 1;'],
  ['an inline style', 'components/posts/a.tsx', 'export const a = <p style={{}} />;'],
  ['a relative path', 'lib/values/text/a.ts', "import { x } from './words';"],
  ['something unfinished', 'lib/values/text/a.ts', `// ${'TO'}${'DO'} later`],
  ['a file that is too long', 'lib/values/text/a.ts', '\n'.repeat(400)],
];

test.each(PLANTED)('found: %s', (_, file, text) => {
  expect(violations([{ file, text }])).not.toEqual([]);
});

test.each([
  [
    'a type of the database',
    'lib/posts/post/rules.ts',
    "import type { Transaction } from '#lib/platform/database/client';",
  ],
  ['a query', 'lib/posts/post/queries.ts', "import { database } from '#lib/platform/database/client';"],
  ['the periods', 'lib/posts/post/rules.ts', "import { x } from '#lib/values/periods';"],
  ['an earlier noun', 'lib/posts/post/queries.ts', "import { x } from '#lib/people/viewer';"],
  ['a forbidden word in a comment', 'lib/values/text/a.ts', "// nothing like 'use client' or style={ here"],
])('allowed: %s', (_, file, text) => {
  expect(violations([{ file, text }])).toEqual([]);
});
