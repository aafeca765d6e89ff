import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import {
  clearHereOn,
  deleteDates,
  deleteEmptyCorrespondences,
  deleteErasedList,
  deleteInvitations,
  deleteJoinings,
  deleteLetters,
  deleteMails,
  deleteMessages,
  deleteNews,
  deletePendingMatches,
  deleteSessions,
  deleteSignInLinks,
  deleteStagedPictures,
  deleteSubmissions,
  deleteTodayLines,
  deleteVersions,
  endCarefulDays,
  lockClosedPlaces,
  lockEmptyCorrespondences,
  lockFreeDates,
  lockPassedPosts,
  lockWithdrawnPosts,
  type Passing,
} from '#lib/operations/forgetting/batches.sql';
import { askUnseen, forgetUnseen } from '#lib/people/leaving/mutations';
import type { Transaction } from '#lib/platform/database/client';
import { run, type Statement } from '#lib/platform/database/statement';
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

/** Erases some rows by a statement of what has passed since some time. */
function rows(what: PeriodOf, erase: Statement<Passing>, passed: (at: Date) => Passing['since']): Step {
  return async (db, at) => {
    const erased = await run(db, erase, { since: passed(at), most: BATCH });
    return { what: erased[0] ? [what] : [], ...(erased[BATCH - 1] && { next: START }) };
  };
}

const today = (at: Date) => todayIn(zone(), at);
const dayBefore = (what: PeriodOf, at: Date) => lastDay(what, today(at));

/** Posts that may have passed, locked by a statement; `postsAt` looks closely. */
function posts(lock: typeof lockPassedPosts, what: 'withdrawn' | 'dated'): Step {
  return async (db, at, after) => {
    const found = await run(db, lock, { since: since(what, at), most: BATCH, after });
    const ids = found.map(({ id }) => id);
    return { ...(await postsAt(db, at, ids)), next: ids[BATCH - 1] };
  };
}

/** Erases those of some posts, which are held, that have passed by the rule that hides them, with all that hangs on them. */
async function postsAt(db: Transaction, at: Date, ids: string[]): Promise<Erased> {
  // Whoever changes a post holds its dates first. Taking only those that nobody holds, we never wait for each other in a circle.
  const free = await run(db, lockFreeDates, { postIds: ids });
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

/** Correspondences without a letter. */
const correspondences: Step = async (db) => {
  const ids = (await run(db, lockEmptyCorrespondences, { most: BATCH })).map(({ id }) => id);
  await run(db, deleteEmptyCorrespondences, { ids });
  return { what: ids[0] ? ['letter'] : [], ...(ids[BATCH - 1] && { next: START }) };
};

/** Places that were closed thirty days ago, with their notebook, words and pictures. */
const places: Step = async (db, at) => {
  const found = await run(db, lockClosedPlaces, { since: since('place', at), most: BATCH });
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
  const gone = await run(db, deleteStagedPictures, { since: at, most: BATCH });
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
  const anybody = await askUnseen(db, unseenSince(at), today(at));
  return { what: [], ...(anybody && { next: START }) };
};

/** Somebody who was not here for a year, as if they had left: one at a time, for what they posted goes with them. */
const unseen: Step = async (db, at) => {
  const pictures = await forgetUnseen(db, unseenSince(at), new Date(dayBefore('asked', at)));
  return pictures ? { what: ['unseen'], pictures, next: START } : { what: [] };
};

/** Clears marks of people that say more than they have to any more: nothing is erased by that. */
function marks(clear: Statement<Passing>, over: (at: Date) => Passing['since']): Step {
  return async (db, at) => {
    const cleared = await run(db, clear, { since: over(at), most: BATCH });
    return { what: [], ...(cleared[BATCH - 1] && { next: START }) };
  };
}

/** All that is forgotten by time. What a step says of one kind never waits for another: any order will do. */
export const STEPS: readonly Step[] = [
  rows('joining', deleteJoinings, (at) => since('joining', at)),
  rows('date', deleteDates, (at) => since('date', at)),
  posts(lockWithdrawnPosts, 'withdrawn'),
  posts(lockPassedPosts, 'dated'),
  rows('message', deleteMessages, (at) => since('message', at)),
  rows('today', deleteTodayLines, (at) => since('today', at)),
  rows('letter', deleteLetters, (at) => since('letter', at)),
  correspondences,
  rows('version', deleteVersions, (at) => since('version', at)),
  places,
  rows('invitation', deleteInvitations, today),
  rows('link', deleteSignInLinks, (at) => at),
  rows('session', deleteSessions, (at) => dayBefore('session', at)),
  rows('submission', deleteSubmissions, (at) => since('submission', at)),
  staged,
  rows('backup', deleteErasedList, (at) => dayBefore('backup', at)),
  rows('mail', deleteMails, (at) => at),
  rows('match', deletePendingMatches, (at) => since('match', at)),
  rows('news', deleteNews, today),
  stillSo,
  asking,
  unseen,
  marks(endCarefulDays, (at) => at),
  // Who answers is asked of today and yesterday (lib/posts/post/rules.ts).
  marks(clearHereOn, (at) => addDays(today(at), -1)),
];
