import 'server-only';
import { cache } from 'react';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { hereStill } from '#lib/places/place/queries';
import { database } from '#lib/platform/database/client';
import { PLACE } from '#lib/posts/card/queries';
import { nearest } from '#lib/posts/occurrences/dates';
import { occurrenceView } from '#lib/posts/occurrences/view';
import { NAMES, pick, TEXTS } from '#lib/posts/post/fields';
import { isForgotten, mayUndo, postErasedOn, undoUntil } from '#lib/posts/post/rules';
import type { PostView } from '#lib/posts/post/schema';
import { Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { written, writtenIn } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { keyOf } from '#lib/values/time/rhythm';
import { zone } from '#lib/values/time/zone';

/** So many dates of a rhythm as a page shows, of those that take place. */
const MOST_DATES = 8;

/** A season of every day; what is called off of it besides. */
const SEASON = 120;

/**
 * A post, or null where there is none or whoever is looking may not see it: what has passed or was withdrawn is seen, until it is
 * forgotten, by those who answer for it, those who wrote in it and those who were coming.
 */
export const post = cache(async (viewer: Viewer | null, id: string): Promise<PostView | null> => {
  if (!isId(id)) return null;
  const row = await database().post.findUnique({
    where: { id },
    include: {
      place: PLACE,
      pictures: SHOWN,
      hosts: { select: { personId: true, person: { select: { name: true } } }, orderBy: { personId: 'asc' } },
      occurrences: { where: { ends: { gt: now() } }, orderBy: { starts: 'asc' }, take: SEASON },
    },
  });
  if (!row) return null;
  const last = await database().occurrence.findFirst({ where: { postId: id }, orderBy: { ends: 'desc' } });
  const isHost = viewer !== null && row.hosts.some(({ personId }) => personId === viewer.id);
  if (!last || isForgotten(row, last.ends, now())) return null;
  const isOver = row.withdrawnAt !== null || last.ends <= now();
  if (isOver && !(viewer && (await wasPart(viewer, id)))) return null;
  const dates = row.occurrences.length > 0 ? nearest(row.occurrences, MOST_DATES) : [last];
  const { whereWords, ...said } = writtenIn(pick(row, NAMES), ...TEXTS);
  return {
    id,
    kind: row.kind,
    ...said,
    where: { place: row.place && writtenIn(row.place, 'name'), words: whereWords },
    area: row.area,
    rhythm: row.rhythm === null ? null : keyOf(row.rhythm),
    days: dates.map((date) => occurrenceView(date, row)),
    pictures: row.pictures,
    hosts: new Several(viewer ? row.hosts.map(({ person }) => ({ name: written(person.name) })) : []),
    isHost,
    withdrawn: row.withdrawnAt && {
      words: written(row.withdrawWords),
      undoUntil: isHost && mayUndo(row.withdrawnAt, now()) ? undoUntil(row.withdrawnAt) : null,
    },
    goes: postErasedOn(row, last.ends, zone()),
    version: row.version,
  };
});

/**
 * Who sees a picture at its own address: `everybody`, or `some`, of whom the viewer is one; undefined where there is none, or it is not for
 * them. It is seen as its post or place is; one that waits for its form, by whoever chose it.
 * @param viewer is asked for only where it matters
 */
export async function pictureSeenBy(
  viewer: () => Promise<Viewer | null>,
  key: string,
): Promise<'everybody' | 'some' | undefined> {
  const picture = await database().picture.findUnique({
    where: { key },
    select: { postId: true, placeId: true, personId: true, stagedUntil: true },
  });
  if (!picture) return undefined;
  const { postId, placeId, personId, stagedUntil } = picture;
  if (postId) return await postSeenBy(viewer, postId);
  if (placeId) {
    const where = { id: placeId, ...hereStill() };
    return (await database().place.findFirst({ where, select: { id: true } })) ? 'everybody' : undefined;
  }
  if (!stagedUntil || stagedUntil <= now()) return undefined;
  return !personId || personId === (await viewer())?.id ? 'some' : undefined;
}

async function postSeenBy(
  viewer: () => Promise<Viewer | null>,
  id: string,
): Promise<'everybody' | 'some' | undefined> {
  const row = await database().post.findUnique({
    where: { id },
    select: {
      ...{ kind: true, rhythm: true, withdrawnAt: true },
      occurrences: { orderBy: { ends: 'desc' }, take: 1, select: { ends: true } },
    },
  });
  const ends = row?.occurrences[0]?.ends;
  if (!row || !ends || isForgotten(row, ends, now())) return undefined;
  if (!row.withdrawnAt && ends > now()) return 'everybody';
  const asking = await viewer();
  return asking && (await wasPart(asking, id)) ? 'some' : undefined;
}

/** Whether somebody answers for a post, wrote under it or comes to one of its dates: a withdrawal concerns them, and they are told. */
async function wasPart({ id }: Viewer, postId: string): Promise<boolean> {
  const said = {
    OR: [
      { hosts: { some: { personId: id } } },
      { messages: { some: { personId: id } } },
      { occurrences: { some: { joinings: { some: { personId: id } } } } },
    ],
  };
  return (await database().post.findFirst({ where: { id: postId, ...said }, select: { id: true } })) !== null;
}
