import 'server-only';
import { randomUUID } from 'node:crypto';
import { OPEN } from '#lib/folds/schema';
import { queueMails } from '#lib/notifications/outbox';
import { thoseWhoMuted } from '#lib/people/mute/queries';
import { digestDue } from '#lib/people/notification-settings/rules';
import { logTrouble } from '#lib/platform/config/log';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Claiming } from '#lib/platform/jobs/lanes';
import { LEASE, latestRetry, retryAt } from '#lib/platform/jobs/lease';
import { newsMail } from '#lib/posts/post/mail';
import { cutoff, retentionDays } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { watchedMail } from '#lib/watches/mail';
import { beginningsIn, fits, type Surroundings, surroundingsOf } from '#lib/watches/rules';
import type { WatchedPost } from '#lib/watches/schema';
import { claimPost, deleteDueNews, tellDueQuestions, watchesThatMayFit } from '#lib/watches/watches.sql';

type Claimed = { id: string; madeAt: Date; claim: string };

/** Claims what is next to be held against what people watch for: a post that was made or changed, behind the page that did so. */
export const claimMatch: Claiming = async () => {
  const at = now();
  const claim = randomUUID();
  const given = { at, latest: latestRetry(at), since: cutoff('match', at), claim, lease: LEASE };
  const [claimed] = await run(database(), claimPost, given);
  return claimed && (() => matchOrAgain({ ...claimed, claim }));
};

async function matchOrAgain(claimed: Claimed): Promise<void> {
  try {
    await match(claimed);
  } catch (error) {
    logTrouble('A post could not be held against what people watch for, and is again', error);
    const notBefore = retryAt(claimed.madeAt, now());
    const { id, claim } = claimed;
    const data = { claim: null, claimedUntil: null, notBefore };
    // Where the database is away, its lease ends by itself.
    await database()
      .pendingMatch.updateMany({ where: { id, claim }, data })
      .catch(() => {});
  }
}

/** Makes a post that was made or changed news to those who watch for such, but for its hosts and those to whom it was before. */
async function match({ id, claim }: Claimed): Promise<void> {
  await database().$transaction(async (db) => {
    const fresh = await db.pendingMatch.findUnique({
      where: { id, claim },
      include: {
        post: { include: { hosts: true, occurrences: { where: { ends: { gt: now() } }, take: 1 } } },
      },
    });
    if (!fresh) return; // gone with its post, or somebody else has it by now
    await db.pendingMatch.deleteMany({ where: { id } });
    const { post } = fresh;
    if (post.withdrawnAt || post.folded !== 'OPEN' || post.occurrences.length === 0) return;
    const hosts = post.hosts.map(({ personId }) => personId);
    const before = fresh.kind && { ...fresh, kind: fresh.kind };
    const [around, wasAround] = [surroundingsOf(post.area), surroundingsOf(fresh.area)];
    const watchers = (await mayFit(post, around, db))
      .filter((watch) => fits(watch, post, around) && !(before && fits(watch, before, wasAround)))
      .map(({ personId }) => personId)
      .filter((personId) => !hosts.includes(personId));
    const muted = await thoseWhoMuted(watchers, hosts, db);
    await makeNews(
      [...new Set(watchers)].filter((id) => !muted.includes(id)),
      post.id,
      db,
    );
  });
}

const mayFit = (post: WatchedPost, around: Surroundings, db: Transaction) =>
  run(db, watchesThatMayFit, {
    beginnings: beginningsIn(post.searchText),
    placeId: post.placeId,
    areas: [...around.ride],
    wide: [...around.further],
  });

async function makeNews(personIds: string[], postId: string, db: Transaction): Promise<void> {
  const people = await db.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, emailHash: true, digest: true, stopped: true },
  });
  const goesOn = new Date(addDays(todayIn(zone(), now()), retentionDays('news')));
  const data = people.map(({ id, emailHash, digest, stopped }) => {
    const isTold = emailHash !== null && !stopped.includes('WATCHES');
    const due = isTold ? digestDue(digest, now(), zone()) : null;
    return { personId: id, postId, reason: 'WATCHED' as const, due, goesOn };
  });
  await db.notification.createMany({ data, skipDuplicates: true });
}

/** So many readers at once. */
const BATCH = 100;

/**
 * Tells those whose time has come of what is new to them, each in one mail; what they were told is news no more. May run twice, in two
 * processes, or be killed at any moment.
 */
export async function tellNews(): Promise<void> {
  for (;;) {
    const readers = await database().notification.findMany({
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
  await askOne(personId, db);
  const told = await run(db, deleteDueNews, { personId, now: now() });
  const posts = await db.post.findMany({
    where: {
      id: { in: told.map(({ postId }) => postId) },
      withdrawnAt: null,
      ...OPEN,
      occurrences: { some: { ends: { gt: now() }, calledOff: false } },
    },
    select: { id: true, title: true, kind: true },
    orderBy: { id: 'asc' },
  });
  if (posts.length === 0) return;
  await queueMails(db, [personId], (language) => ({ ...watchedMail(language, posts), due: now() }));
}

/** Whoever was a host of several when that still needed no yes is asked by mail, too: a migration can put no mails into the outbox. */
async function askOne(personId: string, db: Transaction): Promise<void> {
  const asked = await run(db, tellDueQuestions, { personId, now: now() });
  const posts = await db.post.findMany({
    where: { id: { in: asked.map(({ postId }) => postId) }, withdrawnAt: null, ...OPEN },
    select: { id: true, title: true },
  });
  for (const post of posts)
    await queueMails(db, [personId], (language) => newsMail(language, { is: 'named' }, post));
}
