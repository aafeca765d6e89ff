import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { database, type Transaction } from '#lib/platform/database/client';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { run } from '#lib/platform/database/statement';
import { BATCH, marks, START, type Step, type Swept, today } from '#lib/platform/database/sweep-step';
import { changed } from '#lib/platform/live/changed';
import { askStillSo } from '#lib/posts/post/jobs';
import { isForgotten } from '#lib/posts/post/rules';
import {
  clearHereOn,
  lockFreeDates,
  lockPassedPosts,
  lockWithdrawnPosts,
  namedHosts,
  standingPosts,
} from '#lib/posts/post/sweep.sql';
import { cutoff, type PeriodName } from '#lib/values/periods';
import { addDays } from '#lib/values/time/day';

/** Posts that may have passed, locked by a statement; `postsAt` looks closely. */
function posts(lock: typeof lockPassedPosts, what: 'withdrawn' | 'dated'): Step {
  return async (db, at, after) => {
    const found = await run(db, lock, { since: cutoff(what, at), most: BATCH, after });
    const ids = found.map(({ id }) => id);
    return { ...(await postsAt(db, at, ids)), next: ids[BATCH - 1] };
  };
}

/** Erases those of some posts, which are held, that have passed by the rule that hides them, with all that hangs on them. */
async function postsAt(db: Transaction, at: Date, ids: string[]): Promise<Swept> {
  // Whoever changes a post holds its dates first. Taking only those that nobody holds, we never wait for each other in a circle.
  const free = await run(db, lockFreeDates, { postIds: ids });
  const held = new Set(free.map(({ id }) => id));
  const found = await db.post.findMany({
    where: { id: { in: ids } },
    include: {
      occurrences: { select: { id: true, kind: true, ends: true } },
      pictures: { select: { key: true } },
      ...ANSWERED_FOR,
    },
  });
  const gone = found.filter(
    (post) => post.occurrences.every(({ id }) => held.has(id)) && hasPassed(post, at),
  );
  if (gone.length === 0) return { what: [] };
  await db.post.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await changed(db);
  return {
    what: gone.map(periodOf),
    pictures: gone.flatMap(({ pictures }) => pictures.map(({ key }) => key)),
  };
}

/** Whether anybody answers for a post, or is asked to. */
const ANSWERED_FOR = {
  hosts: { take: 1, select: { postId: true } },
  namings: { where: { declined: false }, take: 1, select: { postId: true } },
} as const;

type Found = Prisma.PostGetPayload<{
  include: { occurrences: { select: { id: true; kind: true; ends: true } } } & typeof ANSWERED_FOR;
}>;

/**
 * A rhythm goes on until it is withdrawn, also where nobody ran for a season and its dates to come are not written yet; but for one for
 * which nobody answers any more, which ends with its last date.
 */
function hasPassed(post: Found, at: Date): boolean {
  const [last] = post.occurrences.map(({ ends }) => ends).sort((a, b) => b.getTime() - a.getTime());
  if (post.withdrawnAt) return isForgotten(post, last ?? post.withdrawnAt, at);
  const ends = post.rhythm === null || (!post.hosts[0] && !post.namings[0]);
  return ends && last !== undefined && isForgotten(post, last, at);
}

function periodOf({ withdrawnAt, kind, occurrences }: Found): PeriodName {
  if (withdrawnAt) return 'withdrawn';
  if (kind === 'ACTIVITY') return 'activity';
  return occurrences.some((day) => day.kind === 'ANY') ? 'anyDay' : 'dated';
}

/** Posts that were withdrawn, in their time. */
export const withdrawnPosts = posts(lockWithdrawnPosts, 'withdrawn');

/** Posts whose last date has ended. */
export const passedPosts = posts(lockPassedPosts, 'dated');

/** What is for any day and leaves the board soon is asked about: nothing is erased by that. */
export const questionsStillSo: Step = async (db, at) => {
  const any = await askStillSo(db, at);
  return { what: [], ...(any && { next: START }) };
};

/** The day on which somebody was here, where nobody is told any more: who answers is asked of today and yesterday. */
export const daysOfHosts = marks(clearHereOn, (at) => addDays(today(at), -1));

/** What was withdrawn is so again, and goes in its time, as it would have gone. */
export const withdrawAgain: EraseAgain = {
  what: 'Post: withdrawn',
  rows: standingPosts,
  apply: (id, withdrawnAt) => database().post.updateMany({ where: { id }, data: { withdrawnAt } }),
};

/** Who was one of several hosts when a backup was made, and left the post since, is not asked whether they call it. */
export const unnameAgain: EraseAgain = {
  what: 'Host',
  rows: namedHosts,
  apply: (id) => {
    const [postId, personId] = id.split('/');
    return database().naming.deleteMany({ where: { postId, personId } });
  },
};
