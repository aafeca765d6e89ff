import 'server-only';
import { kindNamed } from '#lib/board/parameters';
import type { NotificationReason } from '#lib/notifications/schema';
import { lockPerson } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { placeIdBy } from '#lib/places/slugs/queries';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { boardIn } from '#lib/settings/queries';
import { wideOf } from '#lib/values/geo/cell';
import { isId } from '#lib/values/text/id';
import { toSearchTerms } from '#lib/values/text/search-text';
import { beginningOf } from '#lib/watches/rules';
import { MOST_WATCHES, type WatchRequest } from '#lib/watches/schema';

/**
 * "Tell me when something like this is there." The same again is the same.
 * @returns 'nothing' where it says nothing to look for, 'many' where there are as many as one can have.
 */
export async function watch(
  viewer: Viewer,
  wish: WatchRequest,
  db: Transaction,
): Promise<{ kind: 'watched' | 'nothing' | 'many' }> {
  const id = await placeIdBy(wish.place, db);
  const place = id
    ? await db.place.findUnique({ where: { id, closedAt: null }, select: { id: true } })
    : null;
  const words = toSearchTerms(wish.q ?? '');
  const area = place || !wish.reach ? null : (wish.near ?? (await boardIn(db)).area);
  if (words.length === 0 && !place && !area) return { kind: 'nothing' };
  const data = {
    personId: viewer.id,
    said: words.length > 0 ? (wish.q ?? '') : '',
    words,
    begins: beginningOf(words),
    kind: wish.kind ? kindNamed(wish.kind) : null,
    placeId: place?.id ?? null,
    area,
    wide: area && wideOf(area),
    reach: area ? (wish.reach ?? 'walk') : null,
  };
  await run(db, lockPerson, { id: viewer.id }); // one after the other
  const mine = await db.watch.findMany({ where: { personId: viewer.id }, take: MOST_WATCHES });
  const { words: _, ...same } = data;
  const isThere = mine.some(
    (other) =>
      Object.entries({ ...same, said: other.said }).every(
        ([key, value]) => other[key as keyof typeof other] === value,
      ) && other.words.join(' ') === words.join(' '),
  );
  if (isThere) return { kind: 'watched' };
  if (mine[MOST_WATCHES - 1]) return { kind: 'many' };
  await db.watch.create({ data, select: { id: true } });
  return { kind: 'watched' };
}

/** Stops watching for something. */
export async function stopWatching(viewer: Viewer, id: string): Promise<void> {
  if (!isId(id)) return;
  await database().$transaction(async (db) => {
    const gone = await db.watch.deleteMany({ where: { id, personId: viewer.id } });
    if (gone.count > 0) await addTombstones(db, 'Watch', id);
  });
}

/** The viewer has looked at a post: it is no news to them any more, or only what there was of one reason. */
export async function markSeen(viewer: Viewer, postId: string, reason?: NotificationReason): Promise<void> {
  await database().notification.deleteMany({ where: { personId: viewer.id, postId, reason } });
}

/** The viewer has seen all that was new to them. */
export async function markAllSeen(viewer: Viewer): Promise<void> {
  await database().notification.deleteMany({ where: { personId: viewer.id } });
}
