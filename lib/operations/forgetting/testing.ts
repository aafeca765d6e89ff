import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { database } from '#lib/platform/database/client';
import { BATCH } from '#lib/platform/database/sweep-step';
import { type PeriodName, retention } from '#lib/values/periods';
import { randomToken } from '#lib/values/text/random';

// For tests: something of each kind that is forgotten, in a data directory of this file's own.

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-sweep-'));
/** Where its pictures lie. */
export const pictures = path.join(process.env.DATA_DIR, 'pictures');
mkdirSync(pictures, { recursive: true });

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
/** When things pass here: later than the files of this test were written, so that all of them are old. */
export const THEN = new Date('2030-05-10T12:00:00.000Z');
export const bytes = () => new Uint8Array(crypto.getRandomValues(new Uint8Array(32)));
export const after = (instant: Date, by: number) => new Date(instant.getTime() + by);

/** Nothing is there. */
export async function clear(): Promise<void> {
  await database().post.deleteMany();
  await database().place.deleteMany();
  await database().person.deleteMany();
  await database().picture.deleteMany();
}

/** Somebody who was last here on this day. */
export async function person(seenOn = '2030-05-10'): Promise<string> {
  const name = randomToken();
  const data = { name, nameKey: name, carefulUntil: THEN, seenOn: new Date(seenOn) };
  return (await database().person.create({ data })).id;
}

export async function place(closedAt: Date | null = null): Promise<string> {
  return (await database().place.create({ data: { slug: randomToken(), name: 'The mill', closedAt } })).id;
}

type About = {
  kind?: 'OFFER' | 'REQUEST' | 'ACTIVITY';
  rhythm?: string;
  withdrawnAt?: Date;
  dayKind?: 'ANY' | 'HOUR';
};

/** A post whose dates end then, with all that can hang on one. */
export async function post(ends: Date[], { kind = 'OFFER', dayKind = 'HOUR', ...about }: About = {}) {
  const [personId, key] = [await person('2040-01-01'), picture()];
  const days = ends.map((end) => ({ kind: dayKind, starts: after(end, -2 * 60 * MINUTE), ends: end }));
  const { id } = await database().post.create({
    data: {
      ...{ kind, title: 'Rye', rhythmFrom: about.rhythm ? new Date('2030-01-01') : null, ...about },
      occurrences: {
        create: days.map((day) => ({
          ...day,
          joinings: { create: { personId } },
          arrivalReads: { create: { personId } },
        })),
      },
      hosts: { create: { personId } },
      arrival: { create: { words: 'The blue door' } },
      messages: { create: { personId, body: 'Still warm?', madeAt: after(THEN, -40 * DAY) } },
      pictures: { create: { key, shape: '4:3' } },
    },
  });
  return id;
}

function picture(): string {
  const key = randomToken();
  for (const size of ['small', 'large']) writeFileSync(path.join(pictures, `${key}-${size}.webp`), '');
  return key;
}

/** What a test made, and whether it is there. */
export type Thing = { id: string; findMany: () => Promise<unknown[]>; deleteMany: () => Promise<unknown> };

export const isThere = async ({ findMany }: Thing): Promise<boolean> => (await findMany()).length > 0;

/** Something of each kind that passes then, and the period it has. */
export const THINGS: [PeriodName, string, (then: Date) => Promise<Thing>][] = [
  ['withdrawn', 'a withdrawn post', (then) => aPost([after(then, 90 * DAY)], { withdrawnAt: then })],
  [
    'withdrawn',
    'a withdrawn rhythm',
    (then) => aPost([after(then, 90 * DAY)], { withdrawnAt: then, rhythm: 'FREQ=DAILY' }),
  ],
  ['dated', 'an offer', (then) => aPost([after(then, -9 * DAY), then])],
  ['dated', 'a request', (then) => aPost([then], { kind: 'REQUEST' })],
  ['dated', 'an offer for any day', (then) => aPost([then], { dayKind: 'ANY' })],
  ['activity', 'an activity', (then) => aPost([after(then, -9 * DAY), then], { kind: 'ACTIVITY' })],
  [
    'joining',
    'a joining',
    async (then) => {
      const postId = await post([then], { kind: 'ACTIVITY' });
      return thing('joining', { occurrence: { postId } });
    },
  ],
  [
    'joining',
    'that somebody knows the way',
    async (then) => {
      const postId = await post([then], { kind: 'ACTIVITY' });
      return thing('arrivalRead', { occurrence: { postId } });
    },
  ],
  [
    'date',
    'a date of a rhythm',
    async (then) => {
      const rhythm = 'FREQ=DAILY';
      const postId = await post([then, after(then, 7 * DAY)], { kind: 'ACTIVITY', rhythm });
      return thing('occurrence', { postId, ends: then });
    },
  ],
  [
    'message',
    'words at a place',
    async (then) => {
      const data = {
        placeId: await place(),
        personId: await person(),
        body: 'Warm.',
        madeAt: after(then, -1),
      };
      return thing('message', { id: (await database().message.create({ data })).id });
    },
  ],
  [
    'message',
    'words under a rhythm',
    async (then) => {
      const postId = await post([after(then, 90 * DAY)], { rhythm: 'FREQ=DAILY', kind: 'ACTIVITY' });
      const data = { postId, personId: await person(), body: 'Warm.', madeAt: after(then, -1) };
      return thing('message', { id: (await database().message.create({ data })).id });
    },
  ],
  [
    'today',
    'a line for today',
    async (then) => {
      const data = { placeId: await place(), words: 'Warm.', until: then };
      return thing('todayLine', { id: (await database().todayLine.create({ data })).id });
    },
  ],
  ['letter', 'a letter', async (then) => thing('letter', { id: (await letter(then)).id })],
  [
    'letter',
    'a correspondence',
    async (then) => thing('correspondence', { id: (await letter(then)).correspondenceId }),
  ],
  [
    'version',
    'how a page was',
    async (then) => {
      const words = { name: 'Mill', words: '', whereWords: '', notebookWayBack: '0 0\n' };
      const data = { ...words, placeId: await place(), madeAt: then };
      return thing('placeVersion', { id: (await database().placeVersion.create({ data })).id });
    },
  ],
  [
    'place',
    'a closed place',
    async (then) => {
      const id = await place(then);
      await database().picture.create({ data: { key: picture(), shape: '4:3', placeId: id } });
      return thing('place', { id });
    },
  ],
  [
    'link',
    'a link',
    async (then) => {
      const data = { tokenHash: bytes(), personId: await person(), expires: after(then, retention('link')) };
      await database().signInLink.create({ data });
      return thing('signInLink', { tokenHash: data.tokenHash });
    },
  ],
  [
    'submission',
    'a submission',
    async (then) => {
      const data = { key: bytes(), sealed: bytes(), madeAt: then };
      await database().submission.create({ data });
      return thing('submission', { key: data.key });
    },
  ],
  [
    'staged',
    'a staged picture',
    async (then) => {
      const key = picture();
      const stagedUntil = after(then, retention('staged'));
      await database().picture.create({ data: { key, shape: '4:3', stagedUntil } });
      return thing('picture', { key });
    },
  ],
  [
    'mail',
    'a mail',
    async (then) => {
      const expires = after(then, retention('mail'));
      const data = { personId: await person(), sealed: bytes(), due: then, expires };
      return thing('mail', { id: (await database().mail.create({ data })).id });
    },
  ],
  [
    'match',
    'a post that is still to be held against what people watch for',
    async (then) => {
      const postId = await post([after(then, 90 * DAY)]);
      return thing('pendingMatch', {
        id: (await database().pendingMatch.create({ data: { postId, madeAt: then } })).id,
      });
    },
  ],
];

async function aPost(ends: Date[], about: About = {}): Promise<Thing> {
  return thing('post', { id: await post(ends, about) });
}

async function letter(madeAt: Date) {
  const [oneId = '', otherId = ''] = [await person(), await person()].sort();
  const { id: correspondenceId } = await database().correspondence.create({ data: { oneId, otherId } });
  return database().letter.create({
    data: { correspondenceId, personId: oneId, sealed: bytes(), madeAt },
  });
}

type Table =
  | 'post'
  | 'occurrence'
  | 'joining'
  | 'arrivalRead'
  | 'message'
  | 'todayLine'
  | 'letter'
  | 'correspondence';
type OtherTable =
  | 'placeVersion'
  | 'place'
  | 'signInLink'
  | 'invitation'
  | 'quietAddress'
  | 'session'
  | 'submission'
  | 'picture'
  | 'mail'
  | 'pendingMatch'
  | 'notification'
  | 'person';

/** Rows of a table. */
export function thing(table: Table | OtherTable, where: object): Thing {
  const { findMany, deleteMany } = database()[table] as unknown as Record<
    'findMany' | 'deleteMany',
    (a: object) => Promise<unknown[]>
  >;
  return { id: table, findMany: () => findMany({ where }), deleteMany: () => deleteMany({ where }) };
}

/** Whether each picture has its files, and each file its picture: the two lists of names. */
export async function filesAndRows(): Promise<[string[], string[]]> {
  const rows = await database().picture.findMany({ select: { key: true } });
  const names = rows.flatMap(({ key }) => ['small', 'large'].map((size) => `${key}-${size}.webp`));
  return [readdirSync(pictures).sort(), names.sort()];
}

/** A small neighbourhood where much has passed and much has not; of some things more than one step takes. */
export async function neighbourhood(): Promise<{ gone: Thing[]; kept: Thing[] }> {
  const long = after(THEN, -101 * DAY);
  const gone = await Promise.all(THINGS.map(([, , make]) => make(long)));
  const kept = await Promise.all(THINGS.map(([, , make]) => make(after(THEN, 1))));
  const posts = [...Array(BATCH + 5).keys()].map(() => crypto.randomUUID());
  const personId = await person();
  await database().post.createMany({ data: posts.map((id) => ({ id, kind: 'OFFER', title: 'Rye' })) });
  await database().occurrence.createMany({
    data: posts.map((postId) => ({ postId, kind: 'DATE' as const, starts: after(long, -1), ends: long })),
  });
  const placeId = await place();
  await database().message.createMany({
    data: posts
      .flatMap((postId) => [{ postId }, { placeId }])
      .map((of) => ({
        ...{ ...of, personId, body: 'Warm?', madeAt: long },
      })),
  });
  gone.push(thing('post', { id: { in: posts } }), thing('message', { placeId, madeAt: long }));
  kept.push(thing('place', { id: placeId }));
  return { gone, kept };
}
