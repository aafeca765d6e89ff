import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';
import { FLOORS, OTHER_ROOMS } from '../.dependency-cruiser.mjs';

// What somebody erases before its time is noted (lib/platform/database/tombstones.ts), so that no backup brings it back.

const ROOMS = new RegExp(
  `^lib/(${FLOORS.flat()
    .filter((room) => !OTHER_ROOMS.includes(room))
    .join('|')})/`,
);

/** What may erase rows at all. */
const DATABASE = /platform\/database\/(client|statement)'/;

/** By Prisma, or by a statement, whose name says so (lib/structure-sql.test.ts). */
const ERASES = /\.delete(Many)?\(|\bDELETE FROM\b|\brun\(\s*\w+,\s*delete[A-Z]/;

/** What is erased and not noted, by file and function, each with its reason. */
const NOT_NOTED: Record<string, string> = {
  'lib/people/sign-in-link/mutations.ts signInByToken': 'links are in no backup',
  'lib/people/address/mutations.ts makeTheirs':
    'links are in no backup; the address before is noted by forgetAddress',
  'lib/people/address/mutations.ts removeAddress':
    'links are in no backup; the address is noted by forgetAddress',
  'lib/people/address/mutations.ts takeBackMails': 'mails are in no backup',
  'lib/people/session/mutations.ts endAccess':
    'links are in no backup, a staged picture has had its hour by then; the rest is noted where it ends',
  'lib/people/notification-settings/mutations.ts byToken': 'links are in no backup',
  'lib/people/mute/mutations.ts unmute':
    'whom somebody does not see stands as it was when the backup was made: it is theirs to take back again',
  'lib/conversations/mutations.ts tellOfWords': 'erases nothing: leaves somebody out of a set',
  'lib/watches/mutations.ts markSeen': 'what was looked at may be news once more: it says nothing of anybody',
  'lib/watches/mutations.ts markAllSeen': 'likewise',
  'lib/watches/jobs.ts match': 'what waits to be matched is in no backup',
  'lib/watches/jobs.ts tellOne': 'notifications are in no backup',
  'lib/notifications/deliver.ts erase': 'mails are in no backup',
  'lib/people/address/quiet.ts mayBeAsked': 'what goes has passed, and is noted anew',
  'lib/notifications/outbox.ts unqueueMails': 'likewise',
  'lib/notifications/mutations.ts addNotifications': 'notifications are in no backup',
  'lib/notifications/mutations.ts removeNotifications': 'likewise',
  'lib/reports/mutations.ts answerReport': 'reports are in no backup; what is erased is noted by eraseIn',
  'lib/posts/hosts/mutations.ts callToo': 'who said yes is asked once more, where a backup was made before',
  'lib/places/those-coming/mutations.ts tellThoseComing': 'erases nothing: leaves somebody out of a map',
  'lib/places/slugs/mutations.ts slugFor': 'a place stands as it was when the backup was made, its slugs too',
  'lib/posts/post/edit.ts keepOccurrences':
    'a post that was changed stands as it was when the backup was made',
};

/** Functions that erase and do not note it, as "file function". */
function unnoted(files: Source[]): string[] {
  return files.flatMap(({ file, text }) =>
    withoutComments(text)
      .split(/^(?=(?:export )?(?:async )?(?:function|const|class) )/m)
      .filter((piece) => ERASES.test(piece) && !/\baddTombstones\(/.test(piece))
      .map((piece) => `${file} ${/(?:function|const|class) (\w+)/.exec(piece)?.[1]}`),
  );
}

test('what is erased before its time is noted, or says why it need not be', () => {
  // Whatever a noun's file is called: only its sweep erases what has had its time.
  const files = sources('lib/**/*.ts').filter(
    ({ file, text }) =>
      ROOMS.test(file) && DATABASE.test(text) && !/\.test\.ts$|\.sql\.ts$|\/(sweep|testing)\.ts$/.test(file),
  );
  const found = unnoted(files);
  expect(found.filter((each) => !NOT_NOTED[each])).toEqual([]);
  expect(Object.keys(NOT_NOTED).filter((each) => !found.includes(each))).toEqual([]);
});

test('a function that erases is found', () => {
  const planted = [
    'export async function take(db: Transaction) {\n  await db.message.deleteMany({});\n}',
    'async function take(db: Transaction) {\n  await db.message.delete({});\n}',
    'export const take = (db: Transaction) => db.$executeRaw`DELETE FROM "Message"`;',
    'export const take = (db: Transaction) => run(db, deleteMessage, {});',
    'async function take(db: Transaction) {\n  await run(\n    db,\n    deleteMessage,\n    {},\n  );\n}',
  ];
  for (const text of planted)
    expect(unnoted([{ file: 'lib/a/mutations.ts', text }])).toEqual(['lib/a/mutations.ts take']);
  const noted = 'async function take() {\n  await db.a.delete({});\n  await addTombstones(db);\n}';
  expect(unnoted([{ file: 'lib/a/mutations.ts', text: noted }])).toEqual([]);
});
