import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';
import { FLOORS, OTHER_ROOMS } from '../.dependency-cruiser.mjs';

// How the code is laid out (STYLE.md). `violations` is pure; planted samples prove that it finds each kind.
// Who imports whom is held by lib/structure-edges.test.ts.

/** A room of several subjects has one folder for each. */
const SUBJECTS: Record<string, string[]> = {
  people: [
    'person',
    'session',
    'passphrase',
    'mute',
    'sign-in-link',
    'address',
    'notification-settings',
    'careful',
    'invitation',
    'leaving',
    'unseen',
  ],
  places: [
    'place',
    'slugs',
    'versions',
    'pictures',
    'undoing',
    'copies',
    'today',
    'notebook',
    'closing',
    'hiding',
    'those-coming',
    'door-word',
  ],
  conversations: ['subject'],
  letters: ['closed', 'correspondence', 'ending', 'leave'],
  feeds: ['own'],
  folds: ['thing', 'review', 'versions', 'newcomer'],
  pictures: ['staged'],
  posts: [
    'post',
    'copies',
    'card',
    'draft',
    'hosts',
    'arrival',
    'withdrawal',
    'turning',
    'still-so',
    'occurrences',
    'today',
    'joinings',
    'let-in',
    'own-calendar',
  ],
  watches: ['notifications', 'copies'],
  board: ['opening'],
  reports: ['erasing'],
};
const NOUN_FILES = ['schema', 'rules', 'queries', 'mutations', 'actions', 'mail', 'jobs', 'sweep'];
/** Beside these: its SQL, and what a device keeps of it in a cookie. */
const NOUN_ENDINGS = /^[a-z-]+(?:\.sql|-cookie)$/;
/** What a noun has beside that vocabulary, each with its reason. */
const MORE_FILES: Record<string, string> = {
  'lib/settings/request': 'which language and zone a page is made in',
  'lib/people/submission/mutations': 'sending a form as whoever is looking, who may be somebody new',
  'lib/people/submission/sender':
    'who sends a form: the viewer, a visitor, or somebody who is asked first as their session has ended',
  'lib/people/person/testing': 'somebody, for tests',
  'lib/pictures/bytes': 'reading, turning and making a picture’s bytes',
  'lib/pictures/heic': 'the pictures that phones make',
  'lib/pictures/staged/bounds': 'how many bytes of pictures may be kept in a day, and on a full disk',
  'lib/pictures/staged/turn': 'whose picture is unpacked next',
  'lib/pictures/token': 'naming a staged picture in a form',
  'lib/feeds/schema-org': 'an activity as schema.org has it',
  'lib/places/around': 'the places of the board, nearest first',
  'lib/places/testing': 'a place, its page and its changes, for tests',
  'lib/board/parameters': 'what the board is asked by its address; pure',
  'lib/feeds/calendar-entries': 'a post as the entries of a calendar',
  'lib/feeds/queries':
    'reading what calendars and feeds hold, in one place where one sees that nobody is named',
  'lib/feeds/render': 'a calendar or feed of posts, whole, in each of its formats',
  'lib/board/queries': 'reading the board itself: its parts, their order and where they go on',
  'lib/posts/occurrences/dates': 'which dates a post has, and what becomes of them when it changes; pure',
  'lib/posts/draft/conflict': 'what a form is shown where somebody else changed its post meanwhile',
  'lib/posts/draft/parts': 'what of a post’s form is changed as one; pure',
  'lib/pictures/merge': 'the pictures of two forms that were sent at once; pure',
  'lib/posts/draft/testing': 'a post from its form, for tests',
  'lib/posts/copies/testing': 'a place that moves, and what its posts keep of it, for tests',
  'lib/posts/post/testing': 'an activity and what became of it, for tests',
  'lib/posts/post/fields':
    'what a post says, field by field: form, row, views, feeds and export follow from it',
  'lib/posts/post/notify': 'who is concerned by a post, and telling them',
  'lib/posts/post/own-post': 'a post of the viewer’s, locked until the transaction ends',
  'lib/posts/post/edit': 'changing a post by its form, and what becomes of its occurrences then',
  'lib/posts/occurrences/on-date': 'a date that somebody may change, locked until the transaction ends',
  'lib/posts/occurrences/view': 'a date as pages show it',
  'lib/posts/draft/form-values': 'what a form shows of a post that is there already',
  'lib/board/search': 'finding the posts around here that say some words',
  'lib/posts/post/changes':
    'what every change of a post brings: when it was, for calendars, and reminders that are not so any more',
  'lib/posts/post/pending-match': 'having a new or changed post held against what people watch for',
  'lib/board/wander': 'drawing somewhere to go, by chance',
  'lib/board/probes': 'what is asked of the statements of the board, as they take it; pure',
  'lib/board/sections': 'dates that were found as the sections of the board; pure',
  'lib/export/bundle': 'everything somebody has here, as one file',
  'lib/export/readable': 'the half of that file which is to be read',
  'lib/people/address/quiet': 'the addresses to which nothing is sent for a while',
  'lib/people/person/name-tries': 'how many names may be tried by whoever is not signed in',
  'lib/people/person/new-names': 'how many may come in at once without an invitation',
  'lib/reports/tries': 'how much somebody may report',
  'lib/people/careful/measure': 'how much somebody new puts up and writes in a day',
  'lib/people/submission/machine': 'by what a script that fills in forms gives itself away',
  'lib/posts/let-in/testing': 'an activity with words about the door, and who comes to it, for tests',
  'lib/people/viewer': 'who looks or acts: minted here and nowhere else',
  'lib/notifications/transport': 'handing mails to the mail server, or writing them down',
  'lib/notifications/compose': 'several pieces of news as one mail',
  'lib/notifications/deliver': 'claiming and handing over what waits in the outbox',
  'lib/notifications/html': 'a mail as HTML',
  'lib/notifications/outbox': 'the mails that wait',
  'lib/notifications/quiet-hours': 'the hours in which no mail comes',
  'lib/notifications/kinds': 'the kinds of mail that can be stopped',
  'lib/letters/testing': 'two who talked, for tests',
  'lib/notifications/testing': 'readers and a mail server, for tests',
  'lib/feeds/address': 'the address of a page’s feed, and what one asks',
  'lib/feeds/answer': 'a feed as an answer over HTTP',
  'lib/feeds/language': 'the language a feed is written in',
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
  'lib/feeds/testing-feed': 'a feed, and what somebody may write who means to break it, for tests',
  'lib/feeds/text': 'the week in plain sentences',
  'lib/feeds/week-text': 'what is on in a week, in plain sentences',
  'lib/feeds/zone': 'time zones as a calendar carries them',
};
const NAMELESS = /(^|\/)(utils?|helpers?|common|misc|services?|managers?)(\/|\.|$)/;
const LONGEST = 300;
/** Where a viewer is made: whoever holds one has been checked. */
const MINTS = /^lib\/people\/|^lib\/operations\/sample\/people\.ts$/;
/** What looks at the board from outside, and may name files beside it. */
const OUTSIDE = ['bin', 'e2e', 'audit', 'bench', 'faults', 'siege'];
/** Where default exports are asked for. */
const DEFAULT_EXPORTS =
  /^(app\/|[^/]+\.config\.(ts|mjs)$|lib\/settings\/request\.ts$|lib\/platform\/database\/testing\.ts$|e2e\/server\.ts$)/;

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(?:type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map(([, of, when]) => of ?? when ?? '');
}

const layer = (name: string) =>
  /^#?(app|components|lib|bin|islands|e2e|audit|bench|faults|siege)\//.exec(name)?.[1];
const roomOf = (name: string) => /^#?lib\/([^/]+)\//.exec(name)?.[1];
const isOnFloor = (room: string) => FLOORS.flat().includes(room);
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
    for (const from of importsOf(text))
      says(
        /^\.\.?\//.test(from) &&
          own !== 'app' &&
          !OUTSIDE.includes(own ?? '') &&
          !file.includes('.config.') &&
          !/^\.\.\/\.dependency-cruiser\.mjs$|^(\.\.\/)+prisma\/sample\//.test(from),
        `imports by a relative path: ${from}`,
      );
    const noun = nounOf(file);
    const name = file.replace(/\.tsx?$/, '');
    if (roomOf(file)) says(!isOnFloor(roomOf(file) ?? ''), 'stands in a room that is on no floor');
    if (noun && !isTest(file) && !MORE_FILES[name]) {
      const [word = '', ...subject] = name.split('/').slice(2).reverse();
      says(!NOUN_FILES.includes(word) && !NOUN_ENDINGS.test(word), 'is not in the vocabulary of a noun');
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
    says(
      /^'use server'/m.test(text) && /^export (?!async function |type )/m.test(text),
      "says 'use server' and exports what is no action",
    );
    says(/^export default/m.test(text) && !DEFAULT_EXPORTS.test(file), 'has a default export');
    says(/<[a-z][\w-]*(?:\s[^<>]*)?\sstyle=\{/.test(text) && file.endsWith('.tsx'), 'has an inline style');
    says(/dangerouslySetInnerHTML\s*=/.test(text), 'sets HTML by hand');
    says(/\b(TODO|FIXME|XXX)\b/.test(whole) && !isTest(file), 'is not finished');
    says(whole.split('\n').length > LONGEST + 1, `has more than ${LONGEST} lines`);
    return found;
  });
}

test('the layout holds', () => {
  const files = sources(
    '{app,components,lib,islands,bin,e2e,audit,bench,faults,siege}/**/*.{ts,tsx}',
    '*.{ts,mjs}',
  );
  expect(files.length).toBeGreaterThan(80);
  expect(violations(files)).toEqual([]);
});

/** Types that two files export under one name: one word would have two meanings. */
function doubleTypes(files: Source[]): string[] {
  const where = new Map<string, string>();
  return files.flatMap(({ file, text }) =>
    [...withoutComments(text).matchAll(/^export (?:type|interface|class) (\w+)/gm)].flatMap(
      ([, name = '']) => {
        const other = where.get(name);
        where.set(name, file);
        return other && other !== file ? [`${name}: ${other}, ${file}`] : [];
      },
    ),
  );
}

test('no exported type has a name that another has', () => {
  expect(doubleTypes(sources('{app,components,lib,islands}/**/*.{ts,tsx}'))).toEqual([]);
  const [a, b] = ['lib/posts/a.ts', 'lib/places/b.ts'];
  expect(doubleTypes([a, b].map((file) => ({ file, text: 'export type Piece = string;' })))).toEqual([
    `Piece: ${a}, ${b}`,
  ]);
});

const PLANTED: [why: string, file: string, text: string][] = [
  ['a room on no floor', 'lib/more/a.ts', 'export const x = 1;'],
  ['a folder of no subject', 'lib/posts/more/schema.ts', 'export const x = 1;'],
  ['an action makes a viewer', 'lib/posts/post/actions.ts', "import { mint } from '#lib/people/viewer';"],
  ['another word in a noun', 'lib/posts/stuff.ts', 'export const x = 1;'],
  ['a folder named after nothing', 'lib/utils/a.ts', 'export const x = 1;'],
  ['a file named after nothing', 'components/posts/helpers.tsx', 'export const x = 1;'],
  ['a barrel', 'lib/values/text/a.ts', "export * from '#lib/values/text/input';"],
  ['a barrel by name', 'lib/values/text/a.ts', "export { words } from '#lib/values/text/input';"],
  ['a client component', 'components/posts/a.tsx', "'use client';\nexport const x = 1;"],
  ['a default export', 'lib/values/text/a.ts', 'export default 1;'],
  [
    'an action file with more than actions',
    'lib/posts/post/actions.ts',
    "'use server';\nexport const x = 1;",
  ],
  ['an inline style', 'components/posts/a.tsx', 'export const a = <p style={{}} />;'],
  ['a relative path', 'lib/values/text/a.ts', "import { x } from './words';"],
  ['something unfinished', 'lib/values/text/a.ts', `// ${'TO'}${'DO'} later`],
  ['a file that is too long', 'lib/values/text/a.ts', '\n'.repeat(400)],
];

test.each(PLANTED)('found: %s', (_, file, text) => {
  expect(violations([{ file, text }])).not.toEqual([]);
});

test.each([
  ['a forbidden word in a comment', 'lib/values/text/a.ts', "// nothing like 'use client' or style={ here"],
])('allowed: %s', (_, file, text) => {
  expect(violations([{ file, text }])).toEqual([]);
});
