import 'server-only';
import {
  addMatchesAt,
  leaveHomeAt,
  leavePlaceAt,
  lockDatesAt,
  lockPostsAt,
  lockPostsAway,
  moveDatesAt,
  movePostsAt,
  returnHomeAt,
} from '#lib/places/copies/copies.sql';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { wakeWorkers } from '#lib/platform/jobs/wake';
import { wideOf } from '#lib/values/geo/cell';
import { toSearchText } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { changeMoment } from '#lib/values/time/minute';

/** What of a place is copied elsewhere, or said by calendars of its posts. */
type Copied = { name: string; whereWords: string; cell: string | null; area: string | null };

/**
 * Has all that is copied from a locked place follow it from what it was to what it is: today's line and its pictures, and what its posts
 * are found by. Whom that brings a post they watch for is told of it; calendars and feeds see that the posts changed. Whoever puts a post
 * there meanwhile waits for the lock (`whereabouts` in lib/posts/post/mutations.ts).
 */
export async function followPlace(
  db: Transaction,
  placeId: string,
  { was, is }: { was: Copied; is: Copied },
): Promise<void> {
  const hasMoved = was.area !== is.area;
  if (hasMoved) await db.todayLine.updateMany({ where: { placeId }, data: { area: is.area } });
  // A picture without words of its own is called by its place.
  if (was.name !== is.name)
    await db.picture.updateMany({ where: { placeId, words: was.name }, data: { words: is.name } });
  const names = { was: toSearchText(was.name), is: toSearchText(is.name) };
  const isFoundElsewhere = hasMoved || names.was !== names.is;
  if (!isFoundElsewhere && was.name === is.name && was.whereWords === is.whereWords && was.cell === is.cell)
    return;
  const at = { area: is.area, wide: is.area && wideOf(is.area) };
  if (hasMoved) await run(db, lockDatesAt, { placeId });
  await run(db, lockPostsAt, { placeId });
  if (isFoundElsewhere) {
    await run(db, addMatchesAt, { placeId, now: now() });
    await wakeWorkers(db);
  }
  await run(db, movePostsAt, { placeId, ...names, ...at, ...changeMoment(now()) });
  if (hasMoved) await run(db, moveDatesAt, { placeId, ...at });
}

type Home = { id: string; name: string };

/** Takes a locked home that closes out of all posts that were there: no page, feed or search says any more that there was one. */
export async function leaveHome(db: Transaction, { id, name }: Home): Promise<void> {
  await run(db, lockPostsAt, { placeId: id });
  await run(db, leaveHomeAt, { placeId: id, was: toSearchText(name), ...changeMoment(now()) });
}

/** Brings the posts that were at a locked home back to it, but for those that somebody put elsewhere meanwhile. */
export async function returnHome(db: Transaction, { id, name }: Home): Promise<void> {
  await run(db, lockPostsAway, { placeId: id });
  await run(db, returnHomeAt, { placeId: id, is: toSearchText(name), ...changeMoment(now()) });
}

/** Has the posts of a place that is erased in this transaction be found by its name no more. Around where it was they still are. */
export async function forgetPlace(
  db: Transaction,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await run(db, leavePlaceAt, { placeId: id, was: toSearchText(name), ...changeMoment(now()) });
}
