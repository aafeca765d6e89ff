import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { queueMails } from '#lib/notifications/outbox';
import { dueOf } from '#lib/people/address/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Task } from '#lib/platform/jobs/worker';
import { staysDays } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { watchedMail } from '#lib/watches/mail';
import { beginningsIn, fits, type Surroundings, surroundingsOf } from '#lib/watches/rules';
import type { Watchable } from '#lib/watches/schema';
import { deleteDueNews, watchesThatMayFit } from '#lib/watches/watches.sql';

/** Holding what is new on the board against what people watch for: behind the page that made it. */
export const matchTask: Task = {
  perform: match,
  waiting: () => Prisma.sql`SELECT id::text FROM "Fresh"`,
};

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

const mayFit = (post: Watchable, around: Surroundings, db: Transaction) =>
  run(db, watchesThatMayFit, {
    beginnings: beginningsIn(post.folded),
    placeId: post.placeId,
    areas: [...around.ride],
    wide: [...around.further],
  });

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
  const told = await run(db, deleteDueNews, { personId, now: now() });
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
