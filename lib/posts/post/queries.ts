import 'server-only';
import { cache } from 'react';
import type { Occurrence } from '#generated/prisma/client';
import { closedBy } from '#lib/folds/queries';
import { waitingFolds } from '#lib/folds/review/queries';
import { WHY } from '#lib/folds/schema';
import { isNewAt } from '#lib/people/careful/rules';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { PLACE } from '#lib/posts/card/queries';
import { nearest } from '#lib/posts/occurrences/dates';
import { occurrenceView } from '#lib/posts/occurrences/view';
import { NAMES, pick, TEXTS } from '#lib/posts/post/fields';
import { isForgotten, mayUndo, postErasedOn, undoUntil } from '#lib/posts/post/rules';
import type { HiddenPost, PostView } from '#lib/posts/post/schema';
import { postStanding, postStandingForAll } from '#lib/posts/post/standing.sql';
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
 * forgotten, by those who answer for it, those who wrote in it and those who were coming. To whoever may not see it, one that was withdrawn
 * is asked of the database no otherwise than one that never was.
 */
export const post = cache(async (viewer: Viewer | null, id: string): Promise<PostView | null> => {
  const seen = await seenBy(viewer?.id ?? null, id);
  if (!seen) return null;
  const row = await database().post.findUnique({
    where: { id },
    include: {
      place: { select: { ...PLACE.select, isHome: true } },
      pictures: SHOWN,
      folds: WHY,
      occurrences: { where: { ends: { gt: now() } }, orderBy: { starts: 'asc' }, take: SEASON },
    },
  });
  // A visitor's page never waits for who answers for it.
  const [dates, answering] = await Promise.all([
    row && datesOf(row),
    viewer && row ? hostsOf(viewer, id) : [],
  ]);
  if (!row || row.folded === 'GONE' || !dates?.[0]) return null;
  // It may have been withdrawn between the two.
  if ((row.withdrawnAt || !row.occurrences[0]) && !seen.isPart) return null;
  const isHost = viewer !== null && answering.some(({ personId }) => personId === viewer.id);
  const { whereWords, ...said } = writtenIn(pick(row, NAMES), ...TEXTS);
  return {
    id,
    kind: row.kind,
    ...said,
    where: { place: row.place && writtenIn(row.place, 'name'), words: whereWords },
    area: row.area,
    turnedFrom: row.turnedFrom,
    rhythm: row.rhythm === null ? null : keyOf(row.rhythm),
    days: dates.map((date) => occurrenceView(date, row)),
    pictures: row.pictures,
    hosts: new Several(answering.map(({ person }) => ({ name: written(person.name) }))),
    isHost,
    isAtHome: row.place?.isHome ?? false,
    isNew: isNewAt(row.newUntil, now()),
    withdrawn: row.withdrawnAt && {
      words: written(row.withdrawWords),
      undoUntil: isHost && mayUndo(row.withdrawnAt, now()) ? undoUntil(row.withdrawnAt) : null,
      byOther: row.withdrawnByOther,
    },
    goes: postErasedOn(row, seen.ends, zone()),
    version: row.version,
    closed: closedBy(row.folded, row.folds),
  };
});

/**
 * What is left of a post that is hidden: to those who come, the dates they come to and the place; to its hosts, that it is. Null for
 * everybody else, as if it never was.
 */
export async function hiddenPost(viewer: Viewer | null, id: string): Promise<HiddenPost | null> {
  if (!viewer || !isId(id)) return null;
  const row = await database().post.findFirst({
    where: { id, folded: 'GONE', withdrawnAt: null },
    include: {
      place: PLACE,
      hosts: { where: { personId: viewer.id } },
      occurrences: {
        where: { ends: { gt: now() }, joinings: { some: { personId: viewer.id } } },
        orderBy: { starts: 'asc' },
        take: MOST_DATES,
      },
    },
  });
  if (!row || !(row.hosts[0] || row.occurrences[0])) return null;
  const days = row.occurrences.map((date) => occurrenceView({ ...date, words: '' }, row));
  return {
    ...{ id, kind: row.kind, isHost: row.hosts[0] !== undefined, days },
    place: row.place && writtenIn(row.place, 'name'),
  };
}

function hostsOf(viewer: Viewer, postId: string) {
  return database().host.findMany({
    where: { postId, person: inSightOf(viewer) },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: { personId: 'asc' },
  });
}

type Row = { id: string; occurrences: Occurrence[] };

/** The dates of a post that its page shows: those to come that are next, or else the last that was. */
async function datesOf({ id, occurrences }: Row): Promise<Occurrence[]> {
  if (occurrences[0]) return nearest(occurrences, MOST_DATES);
  const last = { where: { postId: id }, orderBy: { ends: 'desc' as const }, take: 1 };
  return await database().occurrence.findMany(last);
}

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
    select: { id: true, folded: true, postId: true, placeId: true, personId: true, stagedUntil: true },
  });
  // Asked of whatever belongs to no post as well: what one may not see takes no longer than what never was.
  const withPost = await postSeenBy(viewer, picture?.postId ?? NO_POST);
  if (picture?.folded === 'GONE') return (await isWaitingFor(viewer, picture.id)) ? 'some' : undefined;
  if (!picture || picture.postId) return withPost;
  const { placeId, personId, stagedUntil } = picture;
  if (placeId) {
    const where = { id: placeId, closedAt: null, isHidden: false };
    return (await database().place.findFirst({ where, select: { id: true } })) ? 'everybody' : undefined;
  }
  if (!stagedUntil || stagedUntil <= now()) return undefined;
  return !personId || personId === (await viewer())?.id ? 'some' : undefined;
}

/** A picture that is hidden is seen by nobody; once it was said that nobody is in it, by those who may agree. */
async function isWaitingFor(viewer: () => Promise<Viewer | null>, id: string): Promise<boolean> {
  const asking = await viewer();
  return asking !== null && (await waitingFolds(asking)).some(({ thing }) => thing.id === id);
}

/** No post has this id. */
const NO_POST = '00000000-0000-4000-8000-000000000000';

async function postSeenBy(
  viewer: () => Promise<Viewer | null>,
  id: string,
): Promise<'everybody' | 'some' | undefined> {
  if (await seenBy(null, id)) return 'everybody';
  const asking = await viewer();
  return asking && (await seenBy(asking.id, id)) ? 'some' : undefined;
}

type Seen = { ends: Date; isPart: boolean };

/** Until when a post is on the board, and whether somebody has a part in it; null where they do not see it, or there is none: both are asked by the same statement. */
async function seenBy(personId: string | null, id: string): Promise<Seen | null> {
  if (!isId(id)) return null;
  const [standing] = personId
    ? await run(database(), postStanding, { id, personId, now: now() })
    : await run(database(), postStandingForAll, { id });
  const { kind, rhythm = null, withdrawnAt = null, folded, ends, isPart = false } = standing ?? {};
  // What is hidden is to everybody as if it never was.
  if (!kind || !ends || folded === 'GONE' || isForgotten({ kind, rhythm, withdrawnAt }, ends, now()))
    return null;
  const isOver = withdrawnAt !== null || ends <= now();
  // What is over concerns whoever had a part in it: a withdrawal was told to them.
  return isOver && !isPart ? null : { ends, isPart };
}
