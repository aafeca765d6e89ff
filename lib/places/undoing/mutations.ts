import 'server-only';
import type { Place } from '#generated/prisma/client';
import { isCareful, newUntil } from '#lib/people/careful/queries';
import { isInSight, sightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { maySetClosed } from '#lib/places/closing/queries';
import { picturesAt, stillKept } from '#lib/places/pictures/queries';
import { type PageStep, without } from '#lib/places/undoing/rules';
import { lockedPlace, pageOf, replacePage, type Undone } from '#lib/places/versions/mutations';
import { isSamePage, isSameSet, pagesBefore, versionsKeptSince } from '#lib/places/versions/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Which change: all that its author changed there on its day goes. `seen`: the version that the page had when it was looked at. */
type Asked = { versionId: string; seen: string };

/**
 * Undoes all that one person changed of a place's page on one day, and leaves what others changed: for whoever is past careful days, and
 * sees whose change it is. It is a change itself, and like a single undo waits where the page was changed since.
 */
export async function undoDayOf(viewer: Viewer, { versionId, seen }: Asked): Promise<Undone> {
  if (!isId(versionId)) return { kind: 'missing' };
  return database().$transaction(
    async (db) => {
      if (await isCareful(viewer, db)) return { kind: 'careful' };
      const change = await changeInSight(viewer, versionId, db);
      const place = change && (await lockedPlace(db, { id: change.placeId }));
      const steps = place && (await stepsSince(place, change, db));
      if (!steps) return { kind: 'missing' };
      const { closed, ...stands } = { ...without(steps), ...(place.isHidden && whereOf(place)) };
      const { pictures: had, ...page } = stands;
      const pictures = await stillKept(db, place.id, had);
      const isSame = isSamePage(place, page) && isSameSet(pictures, await picturesAt(db, place.id));
      const turns = closed !== (place.closedAt !== null);
      const { version } = place;
      if (seen !== version && (turns || !isSame)) return { kind: 'conflict', version };
      if (turns && !(await maySetClosed(viewer, place, db))) return { kind: 'careful' };
      const until = await newUntil(viewer, db);
      const replacement = { page, by: viewer.id, closed, newUntil: until, pictures };
      const slug = await replacePage(db, place, replacement);
      return { kind: 'undone', slug };
    },
    // A place may have thousands of posts that follow it.
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** Where somebody hides where they live, no change of before says it. */
const whereOf = ({ cell, whereWords }: Place) => ({ cell, whereWords });

type Change = { placeId: string; personId: string; day: string };

async function changeInSight(viewer: Viewer, id: string, db: Transaction): Promise<Change | undefined> {
  const row = await db.placeVersion.findUnique({
    where: { id, madeAt: { gt: versionsKeptSince(now()) } },
    include: { person: { select: { id: true, ...sightOf(viewer) } } },
  });
  if (!row?.person || !isInSight(row.person)) return undefined;
  return { placeId: row.placeId, personId: row.person.id, day: dayOf(row.madeAt, zone()) };
}

/** All changes of a locked place's page since the first that is to go, oldest first; undefined where that is kept no more, or one of them is hidden. */
async function stepsSince(
  place: Place,
  { personId, day }: Change,
  db: Transaction,
): Promise<[PageStep, ...PageStep[]] | undefined> {
  const rows = await db.placeVersion.findMany({
    where: { placeId: place.id, madeAt: { gt: versionsKeptSince(now()) } },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
  });
  const stands = {
    ...pageOf(place),
    ...{ closed: place.closedAt !== null, pictures: await picturesAt(db, place.id) },
  };
  const before = pagesBefore(place, rows).map((page, at) => ({
    ...page,
    ...{ closed: rows[at]?.closed === true, pictures: rows[at]?.pictures ?? [] },
  }));
  const steps = rows.map(
    (row, at): PageStep => ({
      ...{ before: before[at] ?? stands, after: before[at - 1] ?? stands },
      isTheirs: row.personId === personId && dayOf(row.madeAt, zone()) === day,
    }),
  );
  const last = steps.findLastIndex(({ isTheirs }) => isTheirs);
  // What is hidden comes back by no such undo; where the page is, each change is looked at by itself.
  if (place.folded === 'GONE' || rows.some(({ folded }, at) => at <= last && folded === 'GONE'))
    return undefined;
  const [first, ...others] = steps.slice(0, last + 1).reverse();
  return first && [first, ...others];
}
