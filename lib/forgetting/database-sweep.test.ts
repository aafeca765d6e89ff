import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { database } from '#lib/database/client';
import { BATCH } from '#lib/forgetting/batches';
import { type Boundary, sweep } from '#lib/forgetting/jobs';
import { type PeriodOf, stays } from '#lib/forgetting/periods';
import { randomToken } from '#lib/text/random';
import { addDays, dayStart } from '#lib/when/day';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-sweep-'));
const pictures = path.join(process.env.DATA_DIR, 'pictures');
mkdirSync(pictures, { recursive: true });

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When things pass here: later than the files of this test were written, so that all of them are old. */
const THEN = new Date('2030-05-10T12:00:00.000Z');
const ZONE = 'Europe/Berlin';
const bytes = () => new Uint8Array(crypto.getRandomValues(new Uint8Array(32)));
const after = (instant: Date, by: number) => new Date(instant.getTime() + by);

beforeEach(async () => {
  for (const table of ['Post', 'Place', 'Person', 'Picture'])
    await database().$executeRawUnsafe(`DELETE FROM "${table}"`);
});

async function person(seenOn = '2030-05-10'): Promise<string> {
  const name = randomToken();
  const data = { name, nameKey: name, carefulUntil: THEN, seenOn: new Date(seenOn) };
  return (await database().person.create({ data })).id;
}

async function place(closedAt: Date | null = null): Promise<string> {
  return (await database().place.create({ data: { slug: randomToken(), name: 'The mill', closedAt } })).id;
}

type About = {
  kind?: 'OFFER' | 'REQUEST' | 'ACTIVITY';
  rhythm?: string;
  withdrawnAt?: Date;
  dayKind?: 'ANY' | 'HOUR';
};

/** A post whose dates end then, with all that can hang on one. */
async function post(ends: Date[], { kind = 'OFFER', dayKind = 'HOUR', ...about }: About = {}) {
  const [personId, key] = [await person('2040-01-01'), picture()];
  const days = ends.map((end) => ({ kind: dayKind, starts: after(end, -2 * 60 * MINUTE), ends: end }));
  const { id } = await database().post.create({
    data: {
      ...{ kind, title: 'Rye', rhythmFrom: about.rhythm && '2030-01-01', ...about },
      days: { create: days.map((day) => ({ ...day, joinings: { create: { personId } } })) },
      hosts: { create: { personId } },
      arrival: { create: { words: 'The blue door' } },
      messages: { create: { personId, words: 'Still warm?', madeAt: after(THEN, -40 * DAY) } },
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

/** Whether each picture has its files, and each file its picture. */
async function filesMatch() {
  const rows = await database().picture.findMany({ select: { key: true } });
  const files = rows.flatMap(({ key }) => ['small', 'large'].map((size) => `${key}-${size}.webp`));
  expect(readdirSync(pictures).sort()).toEqual(files.sort());
}

type Thing = { id: string; findMany: () => Promise<unknown[]> };

const isThere = async ({ findMany }: Thing): Promise<boolean> => (await findMany()).length > 0;

/** Something of each kind that passes then, and the period it has. */
const THINGS: [PeriodOf, string, (then: Date) => Promise<Thing>][] = [
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
      return thing('joining', { day: { postId } });
    },
  ],
  [
    'date',
    'a date of a rhythm',
    async (then) => {
      const rhythm = 'FREQ=DAILY';
      const postId = await post([then, after(then, 7 * DAY)], { kind: 'ACTIVITY', rhythm });
      return thing('day', { postId, ends: then });
    },
  ],
  [
    'message',
    'words at a place',
    async (then) => {
      const data = {
        placeId: await place(),
        personId: await person(),
        words: 'Warm.',
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
      const data = { postId, personId: await person(), words: 'Warm.', madeAt: after(then, -1) };
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
      const words = { name: 'Mill', words: '', whereWords: '', notebook: '' };
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
      const data = { tokenHash: bytes(), personId: await person(), expires: after(then, stays('link')) };
      await database().signInLink.create({ data });
      return thing('signInLink', { tokenHash: data.tokenHash });
    },
  ],
  [
    'submission',
    'a submission',
    async (then) => {
      const data = { key: bytes(), personId: await person(), target: '/', madeAt: then };
      await database().submission.create({ data });
      return thing('submission', { key: data.key });
    },
  ],
  [
    'staged',
    'a staged picture',
    async (then) => {
      const key = picture();
      const stagedUntil = after(then, stays('staged'));
      await database().picture.create({ data: { key, shape: '4:3', stagedUntil } });
      return thing('picture', { key });
    },
  ],
  [
    'mail',
    'a mail',
    async (then) => {
      const expires = after(then, stays('mail'));
      const data = { personId: await person(), sealed: bytes(), due: then, expires };
      return thing('mail', { id: (await database().mail.create({ data })).id });
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

type Table = 'post' | 'day' | 'joining' | 'message' | 'todayLine' | 'letter' | 'correspondence';
type OtherTable =
  | 'placeVersion'
  | 'place'
  | 'signInLink'
  | 'session'
  | 'submission'
  | 'picture'
  | 'mail'
  | 'person';

function thing(table: Table | OtherTable, where: object): Thing {
  const { findMany } = database()[table] as unknown as { findMany: (a: object) => Promise<unknown[]> };
  return { id: table, findMany: () => findMany({ where }) };
}

test.each(THINGS)('%s: %s is there until just before, and gone just after', async (what, _, make) => {
  const [passing, living] = [await make(THEN), await make(after(THEN, 1))];
  await sweep(after(THEN, stays(what as Exclude<PeriodOf, 'unseen'>) - 1));
  expect([await isThere(passing), await isThere(living)]).toEqual([true, true]);
  await filesMatch();
  const erased = await sweep(after(THEN, stays(what as Exclude<PeriodOf, 'unseen'>)));
  expect([await isThere(passing), await isThere(living)]).toEqual([false, true]);
  expect(erased.size).toBeGreaterThan(0);
  await filesMatch();
});

test('session and unseen: a day counts whole, in the zone of the board', async () => {
  const personId = await person('2040-01-01');
  const usedOn = new Date('2030-05-10');
  const { id } = await database().session.create({ data: { tokenHash: bytes(), personId, usedOn } });
  const session = thing('session', { id });
  const end = dayStart(addDays('2030-05-10', 101), ZONE);
  await sweep(after(end, -1));
  expect(await isThere(session)).toBe(true);
  await sweep(end);
  expect(await isThere(session)).toBe(false);

  const somebody = thing('person', { id: await person('2031-05-10') });
  const yearOn = dayStart('2032-05-11', ZONE);
  await sweep(after(yearOn, -1));
  expect(await isThere(somebody)).toBe(true);
  expect(await sweep(yearOn)).toContain('unseen');
  expect(await isThere(somebody)).toBe(false);
  expect(await isThere(thing('person', { id: personId }))).toBe(true);
});

test('whoever is unseen for a year goes with all they posted, and its files', async () => {
  const id = await person('2029-01-01');
  const alone = await post([after(THEN, 90 * DAY)]);
  await database().host.updateMany({ where: { postId: alone }, data: { personId: id } });
  const shared = await post([after(THEN, 90 * DAY)]);
  await database().host.create({ data: { postId: shared, personId: id } });
  await sweep(THEN);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: shared }]);
  await filesMatch();
});

test('a rhythm goes on though its dates are not written yet: nobody ran for a season', async () => {
  const id = await post([after(THEN, -100 * DAY)], { kind: 'ACTIVITY', rhythm: 'FREQ=DAILY' });
  await sweep(THEN);
  expect(await database().day.findMany({ where: { postId: id } })).toHaveLength(1);
});

test('what happens at a place that is forgotten stays', async () => {
  const [postId, placeId] = [await post([after(THEN, 90 * DAY)]), await place(after(THEN, -30 * DAY))];
  await database().post.update({ where: { id: postId }, data: { placeId } });
  await sweep(THEN);
  expect(await database().post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ placeId: null });
});

test('what somebody holds is left for the next time, and the sweep does not wait', async () => {
  const [held, free] = [await post([after(THEN, -9 * DAY)]), await post([after(THEN, -9 * DAY)])];
  await database().$transaction(async (db) => {
    await db.$queryRaw`SELECT 1 FROM "Day" WHERE "postId" = ${held}::uuid FOR SHARE`;
    await sweep(THEN);
    expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: held }]);
    // Said to be so once more, before anybody could erase it.
    await db.day.updateMany({ where: { postId: held }, data: { ends: after(THEN, DAY) } });
  });
  await sweep(THEN);
  expect(await database().post.findMany({ select: { id: true } })).toEqual([{ id: held }]);
  expect(await isThere(thing('post', { id: free }))).toBe(false);
});

/** A small neighbourhood where much has passed and much has not; of some things more than one step takes. */
async function neighbourhood(): Promise<{ gone: Thing[]; kept: Thing[] }> {
  const long = after(THEN, -101 * DAY);
  const gone: Thing[] = [];
  const kept: Thing[] = [];
  for (const [, , make] of THINGS) {
    gone.push(await make(long));
    kept.push(await make(after(THEN, 1)));
  }
  const posts = [...Array(BATCH + 5).keys()].map(() => crypto.randomUUID());
  const personId = await person();
  await database().post.createMany({ data: posts.map((id) => ({ id, kind: 'OFFER', title: 'Rye' })) });
  await database().day.createMany({
    data: posts.map((postId) => ({ postId, kind: 'DATE' as const, starts: after(long, -1), ends: long })),
  });
  const placeId = await place();
  await database().message.createMany({
    data: posts
      .flatMap((postId) => [{ postId }, { placeId }])
      .map((of) => ({
        ...{ ...of, personId, words: 'Warm?', madeAt: long },
      })),
  });
  gone.push(thing('post', { id: { in: posts } }), thing('message', { placeId, madeAt: long }));
  kept.push(thing('place', { id: placeId }));
  return { gone, kept };
}

async function allIsAsItShouldBe({ gone, kept }: { gone: Thing[]; kept: Thing[] }) {
  for (const each of gone) expect([each.id, await isThere(each)]).toEqual([each.id, false]);
  for (const each of kept) expect([each.id, await isThere(each)]).toEqual([each.id, true]);
  await filesMatch();
}

const killedAt = (boundary: number): Boundary => {
  let passed = 0;
  return () => {
    if (passed++ >= boundary) throw new Error('killed');
    return true;
  };
};

test('killed at every boundary and run again: what should go is gone, what should stay is there', async () => {
  for (let boundary = 0; ; boundary++) {
    await database().$executeRaw`DELETE FROM "Post"`;
    await database().$executeRaw`DELETE FROM "Place"`;
    await database().$executeRaw`DELETE FROM "Person"`;
    await database().$executeRaw`DELETE FROM "Picture"`;
    const all = await neighbourhood();
    const whole = await sweep(THEN, killedAt(boundary)).then(
      () => true,
      () => false,
    );
    for (const each of all.kept) expect([each.id, await isThere(each)]).toEqual([each.id, true]);
    const files = new Set(readdirSync(pictures));
    for (const { key } of await database().picture.findMany())
      expect(files.has(`${key}-small.webp`) && files.has(`${key}-large.webp`)).toBe(true);
    await sweep(THEN);
    await allIsAsItShouldBe(all);
    if (whole) return;
  }
}, 240_000);

test('two sweeps at once', async () => {
  const all = await neighbourhood();
  await Promise.all([sweep(THEN), sweep(THEN), sweep(THEN)]);
  await allIsAsItShouldBe(all);
}, 60_000);
