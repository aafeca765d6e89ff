import 'server-only';
import { messagesKeptSince, phaseOf } from '#lib/conversations/rules';
import { answeredAtPlace, answeredUnderPosts } from '#lib/letters/closed/closed.sql';
import { closedReason, lettersSince } from '#lib/letters/rules';
import type { ClosedReason } from '#lib/letters/schema';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { now } from '#lib/values/time/clock';

/** As many posts as are looked at for an answer: of so many under which two spoke, one is not forgotten. */
const POSTS = 50;

/** Why the viewer cannot write to another, or null where they can. `isAnswer`: they were written to just where the letter is sent from. */
export async function closedTo(
  viewer: Viewer,
  other: { id: string; isAnswer?: boolean },
  db: Transaction,
): Promise<ClosedReason | null> {
  const select = { lettersFrom: true };
  const mine = await db.person.findUniqueOrThrow({ where: { id: viewer.id }, select });
  const theirs = await db.person.findUniqueOrThrow({ where: { id: other.id }, select });
  const ended = await endedBy(viewer.id, other.id, db);
  const corresponds = (await between(viewer.id, other.id, db)) !== null;
  const answered = corresponds || other.isAnswer || (await wasAnswered(viewer.id, other.id, db));
  return closedReason({
    mine: mine.lettersFrom,
    theirs: theirs.lettersFrom,
    endedByMe: ended.byMe,
    endedByThem: ended.byThem,
    corresponds,
    careful: !corresponds && !other.isAnswer && (await isCareful(viewer, db)),
    answered,
  });
}

/** Which of two ended their letters. */
async function endedBy(id: string, otherId: string, db: Transaction) {
  const row = await db.correspondence.findUnique({
    where: whose(id, otherId),
    select: { oneId: true, oneEnded: true, otherEnded: true },
  });
  if (!row) return { byMe: false, byThem: false };
  return row.oneId === id
    ? { byMe: row.oneEnded, byThem: row.otherEnded }
    : { byMe: row.otherEnded, byThem: row.oneEnded };
}

/** The correspondence of two, while a letter in it is kept. */
export function between(id: string, otherId: string, db: Transaction) {
  const { oneId_otherId } = whose(id, otherId);
  return db.correspondence.findFirst({
    where: { ...oneId_otherId, letters: { some: { madeAt: { gt: lettersSince(now()) } } } },
    select: { id: true },
  });
}

/** The correspondence of two, by its key: the smaller id stands first, so that there is one row for the two. */
export function whose(a: string, b: string) {
  const [oneId, otherId] = a < b ? [a, b] : [b, a];
  return { oneId_otherId: { oneId, otherId } };
}

/**
 * Whether one was answered by the other, in a conversation that is not forgotten: they wrote under one's post, or after one's words, or
 * said "you may write to me" at them. To have written under somebody's post, or to be named beside them, opens nobody's letter box.
 */
async function wasAnswered(fromId: string, toId: string, db: Transaction): Promise<boolean> {
  const two = { fromId, toId, since: messagesKeptSince(true, now()) };
  const [atPlace] = await run(db, answeredAtPlace, two);
  if (atPlace) return true;
  const posts = await run(db, answeredUnderPosts, { ...two, most: POSTS });
  return posts.some((post) => phaseOf(post, now()) !== 'gone');
}
