import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Whoever mutes somebody does not see them, and is not seen (docs/decisions/muting.md): every file that asks for the names of others, or for what they
// said, passes through lib/people/mute/queries.ts, or says here why it need not.

/** Names of people, or messages and letters, as a query asks for them. */
const ASKS =
  /\b(?:person|one|other|muted): \{ select: \{[^}]*\bname: true|\.(?:message|letter|correspondence)\.find(?:Many|First|Unique)\w*\(|\.person\.find\w+\(\{ where: \{ nameKey/;
const PASSES = /\b(?:inSightOf|sightOf|notMutedBy|thoseWhoSee)\(/;

/** What asks so and does not pass through it, each with its reason. */
const NOT_PASSED: Record<string, string> = {
  'lib/conversations/subject/queries.ts': 'asks whether somebody wrote there themselves',
  'lib/export/queries.ts': 'what somebody takes along is their own: letters that they were sent, too',
  'lib/folds/thing/queries.ts': 'folds what an address names, and shows it to nobody',
  'lib/reports/erasing/mutations.ts': 'erases, and shows nothing',
  'lib/reports/queries.ts':
    'whoever is threatened reports it also where they do not see each other; the keeper sees by the link of a mail',
  'lib/letters/closed/queries.ts': 'whether two may write, of two who are in sight',
  'lib/letters/correspondence/queries.ts': 'by correspondencesOf, which passes it',
  'lib/letters/ending/mutations.ts': 'ends letters, also with whoever is not in sight',
  'lib/posts/arrival/queries.ts': 'who knows the way in stands before the hosts, whoever muted whom',
  'lib/people/address/queries.ts': 'one’s own name, by the link of a mail',
  'lib/people/careful/mutations.ts': 'welcomes whoever has a name',
  'lib/people/careful/queries.ts': 'whether somebody is new, on a page that passed it',
  'lib/people/leaving/mutations.ts': 'erases, and shows nothing',
  'lib/people/mute/mutations.ts': 'mutes whoever has a name',
  'lib/people/passphrase/mutations.ts': 'signs in by one’s own name',
  'lib/people/person/mutations.ts': 'whether a name is taken',
};

function unpassed(files: Source[]): string[] {
  return files
    .filter(({ text }) => ASKS.test(withoutComments(text)) && !PASSES.test(text))
    .map(({ file }) => file);
}

test('who asks for names, or for what people said, asks for those in sight', () => {
  const files = sources('lib/**/*.ts').filter(
    ({ file }) => !/test|\.sql\.ts$|^lib\/(operations|platform|values)\//.test(file),
  );
  const found = unpassed(files);
  expect(found.filter((file) => !NOT_PASSED[file])).toEqual([]);
  expect(Object.keys(NOT_PASSED).filter((file) => !found.includes(file))).toEqual([]);
});

test('a query that goes past it is found', () => {
  const planted = [
    'db.host.findMany({ select: { personId: true, person: { select: { name: true } } } })',
    'database().message.findMany({ where: { postId } })',
    'db.person.findUnique({ where: { nameKey: nameKey(name) } })',
  ];
  for (const text of planted)
    expect(unpassed([{ file: 'lib/a/queries.ts', text }])).toEqual(['lib/a/queries.ts']);
  const passed = 'db.message.findMany({ where: { postId, person: inSightOf(viewer) } })';
  expect(unpassed([{ file: 'lib/a/queries.ts', text: passed }])).toEqual([]);
});
