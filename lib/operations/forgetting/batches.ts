import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { askUnseen, forgetUnseen } from '#lib/people/leaving/mutations';
import type { Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { askStillSo } from '#lib/posts/post/jobs';
import { isForgotten } from '#lib/posts/post/rules';
import { lastDay, type PeriodOf, since } from '#lib/values/periods';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** So many rows at once: each step holds few, for a moment. */
export const BATCH = 200;
/** Before every id. */
export const START = '00000000-0000-0000-0000-000000000000';

/** What one step erased: which kinds of things, the pictures whose files go now, and from which id on there is more, if there is. */
export type Erased = { what: PeriodOf[]; pictures?: string[]; next?: string };

/** One step, in a transaction of its own: erases some of what has passed at an instant, beginning after an id. */
export type Step = (db: Transaction, at: Date, after: string) => Promise<Erased>;

// Rows that somebody else holds are left for the next time (SKIP LOCKED), so that nobody waits for forgetting. A row that changed before
// it was held is looked at once more by PostgreSQL; where what decides stands in other rows, a second statement looks again.

/** Erases rows of a table, known by some of its columns, of which a condition says that they have passed. */
function rows(what: PeriodOf, name: string, key: string[], passed: (at: Date) => Prisma.Sql): Step {
  const table = Prisma.raw(`"${name}"`);
  const columns = Prisma.raw(key.map((column) => `"${name}"."${column}"`).join(', '));
  const same = Prisma.raw(key.map((column) => `"${name}"."${column}" = passed."${column}"`).join(' AND '));
  return async (db, at) => {
    const erased = await db.$executeRaw`
      WITH passed AS MATERIALIZED (
        SELECT ${columns} FROM ${table} WHERE ${passed(at)} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      DELETE FROM ${table} USING passed WHERE ${same}`;
    return { what: erased > 0 ? [what] : [], ...(erased >= BATCH && { next: START }) };
  };
}

const dayBefore = (what: PeriodOf, at: Date) => lastDay(what, todayIn(zone(), at));

/** Joinings of dates that ended a day ago. */
const joinings = rows(
  'joining',
  'Joining',
  ['dayId', 'personId'],
  (at) =>
    Prisma.sql`EXISTS (SELECT FROM "Day" d WHERE d."id" = "Joining"."dayId" AND d."ends" <= ${since('joining', at)})`,
);

/** Dates of a rhythm that ended a day ago, and where they were moved, whose day has passed too, or they would be made again; its last one stays, to say that it is over where the next ones are not written yet. */
const dates = rows(
  'date',
  'Day',
  ['id'],
  (at) => Prisma.sql`"Day"."ends" <= ${since('date', at)}
    AND ("Day"."movedFrom" IS NULL OR "Day"."movedFrom" <= ${since('date', at)})
    AND EXISTS (SELECT FROM "Post" p WHERE p."id" = "Day"."postId" AND p."rhythm" IS NOT NULL)
    AND EXISTS (SELECT FROM "Day" later WHERE later."postId" = "Day"."postId" AND later."ends" > "Day"."ends")`,
);

/** Words at places and under rhythms; those under other posts go with them. */
const messages = rows(
  'message',
  'Message',
  ['id'],
  (at) => Prisma.sql`"Message"."madeAt" < ${since('message', at)} AND ("Message"."placeId" IS NOT NULL
    OR EXISTS (SELECT FROM "Post" p WHERE p."id" = "Message"."postId" AND p."rhythm" IS NOT NULL))`,
);

/** Posts of which a condition says that they may have passed; `postsAt` looks closely. */
function posts(maybe: (at: Date) => Prisma.Sql): Step {
  return async (db, at, after) => {
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT p."id" FROM "Post" p WHERE p."id" > ${after}::uuid AND ${maybe(at)}
      ORDER BY p."id" LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`;
    const ids = found.map(({ id }) => id);
    return { ...(await postsAt(db, at, ids)), next: ids[BATCH - 1] };
  };
}

const withdrawn = posts((at) => Prisma.sql`p."withdrawnAt" <= ${since('withdrawn', at)}`);
// As an array: of a join, the planner would walk all posts there are, for they come in the order of their ids.
const passed = posts(
  (at) => Prisma.sql`p."rhythm" IS NULL
    AND p."id" = ANY(ARRAY(SELECT d."postId" FROM "Day" d WHERE d."ends" <= ${since('dated', at)}))
    AND NOT EXISTS (SELECT FROM "Day" later WHERE later."postId" = p."id" AND later."ends" > ${since('dated', at)})`,
);

/** Erases those of some posts, which are held, that have passed by the rule that hides them, with all that hangs on them. */
async function postsAt(db: Transaction, at: Date, ids: string[]): Promise<Erased> {
  // Whoever changes a post holds its dates first. Taking only those that nobody holds, we never wait for each other in a circle.
  const free = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Day" WHERE "postId" = ANY(${ids}::uuid[]) FOR UPDATE SKIP LOCKED`;
  const held = new Set(free.map(({ id }) => id));
  const found = await db.post.findMany({
    where: { id: { in: ids } },
    include: {
      days: { select: { id: true, kind: true, ends: true } },
      pictures: { select: { key: true } },
    },
  });
  const gone = found.filter((post) => post.days.every(({ id }) => held.has(id)) && hasPassed(post, at));
  if (gone.length === 0) return { what: [] };
  await db.post.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await changed(db);
  return { what: gone.map(sortOf), pictures: gone.flatMap(({ pictures }) => pictures.map(({ key }) => key)) };
}

type Found = Prisma.PostGetPayload<{ include: { days: { select: { id: true; kind: true; ends: true } } } }>;

/** A rhythm goes on until it is withdrawn, also where nobody ran for a season and its dates to come are not written yet. */
function hasPassed(post: Found, at: Date): boolean {
  const [last] = post.days.map(({ ends }) => ends).sort((a, b) => b.getTime() - a.getTime());
  if (post.withdrawnAt) return isForgotten(post, last ?? post.withdrawnAt, at);
  return post.rhythm === null && last !== undefined && isForgotten(post, last, at);
}

function sortOf({ withdrawnAt, kind, days }: Found): PeriodOf {
  if (withdrawnAt) return 'withdrawn';
  if (kind === 'ACTIVITY') return 'activity';
  return days.some((day) => day.kind === 'ANY') ? 'anyDay' : 'dated';
}

/** Correspondences without a letter; a letter that is being written holds its own. */
const correspondences: Step = async (db) => {
  const empty = Prisma.sql`NOT EXISTS (SELECT FROM "Letter" l WHERE l."correspondenceId" = "Correspondence"."id")`;
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Correspondence" WHERE ${empty} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  const ids = found.map(({ id }) => id);
  await db.$executeRaw`DELETE FROM "Correspondence" WHERE "id" = ANY(${ids}::uuid[]) AND ${empty}`;
  return { what: ids[0] ? ['letter'] : [], ...(ids[BATCH - 1] && { next: START }) };
};

/** Places that were closed thirty days ago, with their notebook, words and pictures. */
const places: Step = async (db, at) => {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Place" WHERE "closedAt" <= ${since('place', at)} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  if (found.length === 0) return { what: [] };
  const ids = found.map(({ id }) => id);
  const pictures = await db.picture.findMany({ where: { placeId: { in: ids } }, select: { key: true } });
  await db.place.deleteMany({ where: { id: { in: ids } } });
  await changed(db);
  return {
    what: ['place'],
    pictures: pictures.map(({ key }) => key),
    ...(ids[BATCH - 1] && { next: START }),
  };
};

/** Pictures whose form was never sent. */
const staged: Step = async (db, at) => {
  const gone = await db.$queryRaw<{ key: string }[]>`
    WITH passed AS MATERIALIZED (
      SELECT "id" FROM "Picture" WHERE "stagedUntil" <= ${at} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    DELETE FROM "Picture" USING passed WHERE "Picture"."id" = passed."id" RETURNING "Picture"."key"`;
  const keys = gone.map(({ key }) => key);
  return { what: keys[0] ? ['staged'] : [], pictures: keys, ...(keys[BATCH - 1] && { next: START }) };
};

/** What is for any day and leaves the board soon is asked about: nothing is erased by that. */
const stillSo: Step = async (db, at) => {
  const any = await askStillSo(db, at);
  return { what: [], ...(any && { next: START }) };
};

const unseenSince = (at: Date) => new Date(dayBefore('unseen', at));

/** Who was not here for a year is asked first, where there is an address: nothing is erased by that. */
const asking: Step = async (db, at) => {
  const anybody = await askUnseen(db, unseenSince(at), todayIn(zone(), at));
  return { what: [], ...(anybody && { next: START }) };
};

/** Somebody who was not here for a year, as if they had left: one at a time, for what they posted goes with them. */
const unseen: Step = async (db, at) => {
  const pictures = await forgetUnseen(db, unseenSince(at), new Date(dayBefore('asked', at)));
  return pictures ? { what: ['unseen'], pictures, next: START } : { what: [] };
};

/** Changes marks of people that say more than they have to any more, where a condition says so. */
function marks(column: 'carefulUntil' | 'hereOn', isOver: (at: Date) => Prisma.Sql): Step {
  const name = Prisma.raw(`"${column}"`);
  return async (db, at) => {
    const changed = await db.$executeRaw`
      WITH over AS MATERIALIZED (
        SELECT "id" FROM "Person" WHERE ${name} IS NOT NULL AND ${isOver(at)} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      UPDATE "Person" SET ${name} = NULL FROM over WHERE "Person"."id" = over."id"`;
    return { what: [], ...(changed >= BATCH && { next: START }) };
  };
}

/** The day somebody was here: of those who answer for nothing, and of all before yesterday (lib/posts/post/rules.ts: who answers). */
const here = marks(
  'hereOn',
  (at) => Prisma.sql`("Person"."hereOn" < ${addDays(todayIn(zone(), at), -1)}::date
    OR NOT EXISTS (SELECT FROM "Host" h WHERE h."personId" = "Person"."id"))`,
);

/** All that is forgotten by time. What a step says of one kind never waits for another: any order will do. */
export const STEPS: readonly Step[] = [
  joinings,
  dates,
  withdrawn,
  passed,
  messages,
  rows('today', 'TodayLine', ['id'], (at) => Prisma.sql`"until" <= ${since('today', at)}`),
  rows('letter', 'Letter', ['id'], (at) => Prisma.sql`"madeAt" <= ${since('letter', at)}`),
  correspondences,
  rows('version', 'PlaceVersion', ['id'], (at) => Prisma.sql`"madeAt" <= ${since('version', at)}`),
  places,
  rows('invitation', 'Invitation', ['id'], (at) => Prisma.sql`"until" < ${todayIn(zone(), at)}::date`),
  rows('link', 'SignInLink', ['tokenHash'], (at) => Prisma.sql`"expires" <= ${at}`),
  rows('session', 'Session', ['id'], (at) => Prisma.sql`"usedOn" < ${dayBefore('session', at)}::date`),
  rows('submission', 'Submission', ['key'], (at) => Prisma.sql`"madeAt" <= ${since('submission', at)}`),
  staged,
  rows('backup', 'Erased', ['hash'], (at) => Prisma.sql`"day" < ${dayBefore('backup', at)}::date`),
  rows('mail', 'Mail', ['id'], (at) => Prisma.sql`"expires" <= ${at}`),
  rows(
    'news',
    'News',
    ['personId', 'postId', 'of'],
    (at) => Prisma.sql`"goesOn" <= ${todayIn(zone(), at)}::date`,
  ),
  stillSo,
  asking,
  unseen,
  marks('carefulUntil', (at) => Prisma.sql`"Person"."carefulUntil" <= ${at}`),
  here,
];
