import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { dueOf } from '#lib/addresses/rules';
import { database, type Transaction } from '#lib/database/client';
import { staysDays } from '#lib/forgetting/periods';
import type { Task } from '#lib/jobs/worker';
import { queueMails } from '#lib/mail/outbox';
import { watchedMail } from '#lib/watches/mail';
import { beginningsIn, fits, type Surroundings, surroundingsOf } from '#lib/watches/rules';
import type { Watchable, Watching } from '#lib/watches/schema';
import { now } from '#lib/when/clock';
import { addDays, todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/** Holding what is new on the board against what people watch for: behind the page that made it. */
export const matchTask: Task = {
  perform: match,
  waiting: () => Prisma.sql`SELECT id::text FROM "Fresh"`,
};

type Found = Watching & { personId: string };

/** Makes a post that was made or changed news to those who watch for such, but for its hosts and those to whom it was before. */
async function match(id: string): Promise<void> {
  await database().$transaction(async (db) => {
    const fresh = await db.fresh.findUnique({
      where: { id },
      include: {
        post: { include: { hosts: true, days: { where: { ends: { gt: now() } }, take: 1 } } },
      },
    });
    if (!fresh) return;
    await db.fresh.deleteMany({ where: { id } });
    const { post } = fresh;
    if (post.withdrawnAt || post.days.length === 0) return;
    const hosts = post.hosts.map(({ personId }) => personId);
    const before = fresh.kind && { ...fresh, kind: fresh.kind };
    const [around, wasAround] = [surroundingsOf(post.area), surroundingsOf(fresh.area)];
    const watchers = (await mayFit(post, around, db))
      .filter((watch) => fits(watch, post, around) && !(before && fits(watch, before, wasAround)))
      .map(({ personId }) => personId)
      .filter((personId) => !hosts.includes(personId));
    await makeNews([...new Set(watchers)], post.id, db);
  });
}

/** Watches that may fit a post, by one of the indexes: its words, its place, or where it is. */
function mayFit(post: Watchable, around: Surroundings, db: Transaction): Promise<Found[]> {
  const near = [...around.ride];
  const wide = [...around.further];
  const columns = Prisma.sql`"personId"::text, "words", "kind"::text AS "kind", "placeId"::text, "area", "reach"`;
  return db.$queryRaw<Found[]>`
    SELECT ${columns} FROM "Watch" WHERE "begins" = ANY(${beginningsIn(post.folded)}::text[])
    UNION ALL SELECT ${columns} FROM "Watch" WHERE "begins" IS NULL AND "placeId" = ${post.placeId}::uuid
    UNION ALL SELECT ${columns} FROM "Watch"
      WHERE "begins" IS NULL AND "placeId" IS NULL AND "area" = ANY(${near}::text[]) AND "reach" <> 'further'
    UNION ALL SELECT ${columns} FROM "Watch"
      WHERE "begins" IS NULL AND "placeId" IS NULL AND "wide" = ANY(${wide}::text[]) AND "reach" = 'further'`;
}

async function makeNews(personIds: string[], postId: string, db: Transaction): Promise<void> {
  const people = await db.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, emailHash: true, rest: true, stopped: true },
  });
  const goesOn = new Date(addDays(todayIn(zone(), now()), staysDays('news')));
  const data = people.map(({ id, emailHash, rest, stopped }) => {
    const isTold = emailHash !== null && !stopped.includes('WATCHES');
    const due = isTold ? dueOf(rest, now(), zone()) : null;
    return { personId: id, postId, of: 'WATCHED' as const, due, goesOn };
  });
  await db.news.createMany({ data, skipDuplicates: true });
}

/** So many readers at once. */
const BATCH = 100;

/**
 * Tells those whose time has come of what is new to them, each in one mail; what they were told is news no more. May run twice, in two
 * processes, or be killed at any moment.
 */
export async function tellNews(): Promise<void> {
  for (;;) {
    const readers = await database().news.findMany({
      where: { due: { lte: now() } },
      distinct: ['personId'],
      take: BATCH,
      select: { personId: true },
    });
    for (const { personId } of readers) await database().$transaction((db) => tellOne(personId, db));
    if (!readers[BATCH - 1]) return;
  }
}

async function tellOne(personId: string, db: Transaction): Promise<void> {
  const told = await db.$queryRaw<{ postId: string }[]>`
    DELETE FROM "News" WHERE "personId" = ${personId}::uuid AND "due" <= ${now()} RETURNING "postId"::text`;
  const posts = await db.post.findMany({
    where: {
      id: { in: told.map(({ postId }) => postId) },
      withdrawnAt: null,
      days: { some: { ends: { gt: now() }, calledOff: false } },
    },
    select: { id: true, title: true, kind: true },
    orderBy: { id: 'asc' },
  });
  if (posts.length === 0) return;
  await queueMails(db, [personId], (language) => watchedMail(language, posts), { due: now() });
}
