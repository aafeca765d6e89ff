import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mirrorTombstones } from '#lib/operations/backup/tombstone-mirror';
import { sweep } from '#lib/operations/forgetting/sweep';
import { ask, type Hoard, keep, keepFiles, keysAtHand } from '#lib/operations/forgetting/testing-asker';
import { known, live } from '#lib/operations/forgetting/testing-life';
import { keptKey, secret } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { nameOf, tables } from '#lib/platform/database/copy';
import { idOf } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

// Whoever has the disk with every key on it, knows everybody who is here and all ids that a visitor could ever see, and asks of each two of
// them whether it was so. Whatever is kept by a hash, a key or a seal would answer; which uses there are says lib/structure-keyed.test.ts.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-oracles-'));
process.env.DATA_DIR = folder;
const DAY = 24 * 60 * 60 * 1000;
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });

/** What may be asked, with the reason (docs/what-is-forgotten.md, "Asked with the key"). */
const DECLARED = {
  'Person.emailHash': 'by it an address signs in',
  'QuietAddress.hash': 'by it an address is known that wants no mail',
};

let keys: (Buffer | undefined)[];

beforeAll(async () => {
  await client.connect();
  for (const name of ['secret', 'erased', 'actions', 'postgres'] as const) keptKey(name);
  keys = keysAtHand(folder, secret());
  await live(folder);
  await mirrorTombstones();
  // The night comes when all of it has passed, and a backup that could hold it still lives.
  await sweep(new Date(now().getTime() + 20 * DAY));
  await mirrorTombstones();
}, 120_000);

afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

/** All that is kept, by where it stands: every column of every table, and every file. */
async function kept(): Promise<Hoard> {
  const all: Hoard = new Map();
  keepFiles(all, folder);
  for (const table of await tables(client)) {
    const columns = table.columns.map((column) => `"${column}"::text AS "${column}"`).join(', ');
    for (const row of (await client.query(`SELECT ${columns} FROM ${nameOf(table)}`)).rows)
      for (const [column, value] of Object.entries(row)) keep(all, `${table.name}.${column}`, String(value));
  }
  return all;
}

const pairs = (ones: string[], others: string[]) =>
  ones.flatMap((one) => others.map((other) => [one, other]));

test.each<[string, () => string[][], string[]]>([
  ['whether somebody had a part in a post', () => pairs(known.people, known.posts), []],
  ['whether somebody was at a place', () => pairs(known.people, known.places), []],
  ['whether somebody came to a date', () => pairs(known.people, known.dates), []],
  ['whether two had to do with each other', () => pairs(known.people, known.people), []],
  ['whether a post was at a place', () => pairs(known.posts, known.places), []],
  ['whether somebody had an address', () => pairs(known.people, known.addresses), []],
  ['whether an address was here', () => known.addresses.map((each) => [each]), Object.keys(DECLARED)],
  ['whether something was said', () => known.contents.map((each) => [each]), []],
  ['whether somebody said something', () => pairs(known.people, known.contents), []],
  [
    'whether there was something',
    () => [...known.posts, ...known.dates, ...known.people].map((each) => [each]),
    [],
  ],
])('nobody can ask %s', async (_, questions, declared) => {
  expect(await database().post.findMany()).toEqual([]);
  expect(await database().sealedTombstone.findFirst()).not.toBeNull();
  const all = await kept();
  expect(questions().length).toBeGreaterThan(3);
  const answers = questions().flatMap((things) => ask(all, keys, things) ?? []);
  expect([...new Set(answers)].sort()).toEqual(declared.sort());
});

test('what may be asked of an address is whether it signs in, or wants no mail', async () => {
  const all = await kept();
  const answers = known.addresses.map((address) => ask(all, keys, [address]));
  expect(answers).toEqual([
    'Person.emailHash',
    'Person.emailHash',
    'QuietAddress.hash',
    undefined,
    undefined,
  ]);
});

/** A table that somebody adds, with such a column. */
async function inColumn(type: string, value: unknown): Promise<void> {
  await client.query(`CREATE TABLE "Planted" ("it" ${type})`);
  await client.query('INSERT INTO "Planted" VALUES ($1)', [value]);
}
const inFile = (...names: string[]) => {
  const file = path.join(folder, 'planted', ...names);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
};
const byPurpose = (purpose: string, salt = 'fournil', of = secret()) =>
  Buffer.from(hkdfSync('sha256', of, salt, purpose, 32));
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const person = () => known.people[1] ?? '';
const postId = () => known.posts[2] ?? '';
const date = () => known.dates[3] ?? '';

const PLANTED: [what: string, things: () => string[], plant: () => unknown][] = [
  [
    'a keyed hash over a person and a post',
    () => [person(), postId()],
    () => inColumn('bytea', hmac(byPurpose('submission key'), `${person()} ${postId()}`)),
  ],
  [
    'the same the other way round, as an id',
    () => [person(), postId()],
    () => inColumn('uuid', idOf(hmac(byPurpose('mail'), `${postId()}\0${person()}`))),
  ],
  [
    'the id of a mail that outlives it',
    () => [person(), date()],
    () => inColumn('text', idOf(hmac(byPurpose('mail'), `${person()}\0${date()}`))),
  ],
  [
    'half of a hash, in hex within a text',
    () => [person(), known.places[0] ?? ''],
    () =>
      inColumn(
        'text',
        `was here: ${hmac(secret(), `${person()}:${known.places[0]}`).toString('hex').slice(0, 32)}`,
      ),
  ],
  [
    'hashes in an array',
    () => [postId(), person()],
    () =>
      inColumn('text[]', [
        'nothing',
        hmac(secret(), JSON.stringify([postId(), person()])).toString('base64'),
      ]),
  ],
  [
    'a list as it was before',
    () => [date(), person()],
    () => {
      const key = readFileSync(path.join(folder, 'keys/erased'), 'utf8').trim();
      const word = hmac(byPurpose('things', 'fournil erased', key), `Joining\0${date()}/${person()}`);
      writeFileSync(
        inFile('board.age.erased'),
        `fournil erased 1\n2026-12-01 ${word.toString('base64url')}\n`,
      );
    },
  ],
  [
    'a hash without any key in a log',
    () => [known.addresses[4] ?? ''],
    () =>
      appendFileSync(
        inFile('log'),
        `mail to ${createHash('sha1')
          .update(known.addresses[4] ?? '')
          .digest('hex')}\n`,
      ),
  ],
  [
    'a file that is called so',
    () => [known.contents[0] ?? ''],
    () =>
      writeFileSync(
        inFile(
          `${createHash('md5')
            .update(known.contents[0] ?? '')
            .digest('hex')}.webp`,
        ),
        '',
      ),
  ],
  [
    'bytes in the middle of others',
    () => [person(), person()],
    () => {
      const noise = crypto.getRandomValues(new Uint8Array(777));
      const bytes = hmac(Buffer.from(keptKey('actions'), 'base64url'), person() + person());
      writeFileSync(inFile('store'), Buffer.concat([noise, bytes, noise]));
    },
  ],
];

test.each(PLANTED)('found: %s', async (_, things, plant) => {
  try {
    expect(ask(await kept(), keys, things())).toBeUndefined();
    await plant();
    expect(ask(await kept(), keys, things())).toMatch(/planted/i);
  } finally {
    await client.query('DROP TABLE IF EXISTS "Planted"');
    rmSync(path.join(folder, 'planted'), { recursive: true, force: true });
  }
});
