import 'server-only';
import type { Place } from '#generated/prisma/client';
import { closedBy } from '#lib/folds/queries';
import { WHY } from '#lib/folds/schema';
import { isCareful } from '#lib/people/careful/queries';
import { isInSight, sightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { picturesAt } from '#lib/places/pictures/queries';
import { isGone } from '#lib/places/place/rules';
import type { PlacePage } from '#lib/places/place/schema';
import { placeIdBy } from '#lib/places/slugs/queries';
import { changesBetween, pagesBefore, versionsKeptSince } from '#lib/places/versions/rules';
import type { ChangeView, VersionView } from '#lib/places/versions/schema';
import { database, type Transaction } from '#lib/platform/database/client';
import { Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { written, writtenIn } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** As many changes as one page of history shows; older ones are a link away. */
const CHANGES = 20;

const newestFirst = [{ madeAt: 'desc' as const }, { id: 'desc' as const }];

/**
 * The changes of an open place's page in the last thirty days, newest first; `before` is the id of the change that the earlier
 * ones are asked of. They name people, so a visitor is told none. `earlier` leads on, where there are more.
 */
export async function history(
  viewer: Viewer | null,
  slug: string,
  before?: string,
): Promise<{ changes: Several<ChangeView>; earlier: string | null } | undefined> {
  return inOneLook(async (db) => {
    const place = viewer && (await standing(db, slug));
    if (!place) return undefined;
    const from = before === undefined ? null : await versionRow(db, place.id, before);
    if (before !== undefined && !from) return undefined;
    const since = { placeId: place.id, madeAt: { gt: versionsKeptSince(now()) } };
    const rows = await db.placeVersion.findMany({
      where: from ? { ...since, OR: olderThan(from) } : since,
      include: { person: { select: { name: true, ...sightOf(viewer) } } },
      orderBy: newestFirst,
      take: CHANGES + 1,
    });
    const after = from
      ? { ...(await pageBefore(db, place, from)), closed: from.closed, pictures: from.pictures }
      : { ...place, closed: false, pictures: await picturesAt(db, place.id) };
    const pages = pagesBefore(after, rows).map((page, at) => ({
      ...page,
      closed: rows[at]?.closed === true,
      pictures: rows[at]?.pictures ?? [],
    }));
    const isHidden = [place, ...rows].some(({ folded }) => folded === 'GONE');
    const mayUndoDays = !isHidden && !(await isCareful(viewer, db));
    const changes = rows.slice(0, CHANGES).map(({ id, madeAt, person, folded }, at) => {
      // What a change did shows both how the page stood before and how it stood after.
      const isFolded = folded !== 'OPEN' || (rows[at - 1] ?? from ?? place).folded !== 'OPEN';
      const who = person && isInSight(person) ? written(person.name) : null;
      return {
        ...{ id, at: madeAt, isFolded, before: folded, who },
        changes: isFolded ? [] : changesBetween(pages[at] ?? after, pages[at - 1] ?? after),
        allThatDay: mayUndoDays && who !== null && isNewestOfSeveral(rows, at),
      };
    });
    return { changes: new Several(changes), earlier: rows[CHANGES] ? (changes.at(-1)?.id ?? null) : null };
  });
}

/** Whether somebody made other changes on the day of this one, all of them before it. */
function isNewestOfSeveral(rows: { personId: string | null; madeAt: Date }[], at: number): boolean {
  const dayAt = rows[at] && dayOf(rows[at].madeAt, zone());
  const ofSame = rows.filter(
    ({ personId, madeAt }) => personId === rows[at]?.personId && dayOf(madeAt, zone()) === dayAt,
  );
  return ofSame[0] === rows[at] && ofSame[1] !== undefined;
}

/** How a place's page stood before a change, for thirty days. */
export async function version(slug: string, id: string): Promise<VersionView | undefined> {
  return inOneLook(async (db) => {
    const place = await standing(db, slug);
    const row = place && (await versionRow(db, place.id, id));
    if (!row || row.folded === 'GONE') return undefined;
    const closed = closedBy(row.folded, await db.fold.findMany({ where: { versionId: id }, ...WHY }));
    return { ...shownPage(await pageBefore(db, place, row)), id, at: row.madeAt, closed };
  });
}

/** How a place's page stood under a version, where that is still known. The place is locked, or read in the same look. */
export async function stoodAs(db: Transaction, place: Place, version: string): Promise<PlacePage | null> {
  const where = { id: version, placeId: place.id };
  const row = isId(version) ? await db.placeVersion.findUnique({ where }) : null;
  return row && pageBefore(db, place, row);
}

/** What somebody made of a page by the change that this version keeps the beginning of; undefined where it is gone. */
export async function pageAfter(versionId: string): Promise<{ place: string; page: PlacePage } | undefined> {
  return inOneLook(async (db) => {
    const row = await db.placeVersion.findUnique({ where: { id: versionId }, include: { place: true } });
    if (!row || isGone(row.place)) return undefined;
    const since = await versionsSince(db, row);
    const after = since.at(-2) ?? row.place;
    if (after.folded === 'GONE') return undefined;
    return { place: row.place.name, page: pagesBefore(row.place, since.slice(0, -1)).at(-1) ?? row.place };
  });
}

const shownPage = (page: PlacePage) => writtenIn(page, 'name', 'words', 'whereWords', 'notebook');

type Row = { id: string; placeId: string; madeAt: Date };

async function pageBefore(db: Transaction, place: Place, row: Row): Promise<PlacePage> {
  return pagesBefore(place, await versionsSince(db, row)).at(-1) ?? place;
}

/** A version and all that came after it, newest first: the ways back to it. */
const versionsSince = (db: Transaction, { id, placeId, madeAt }: Row) =>
  db.placeVersion.findMany({
    where: { placeId, OR: [{ madeAt: { gt: madeAt } }, { madeAt, id: { gte: id } }] },
    orderBy: newestFirst,
  });

const olderThan = ({ id, madeAt }: Row) => [{ madeAt: { lt: madeAt } }, { madeAt, id: { lt: id } }];

/** A page and the ways back from it belong together: both are read as they stood at one moment. */
const inOneLook = <T>(work: (db: Transaction) => Promise<T>): Promise<T> =>
  database().$transaction(work, { isolationLevel: 'RepeatableRead' });

async function standing(db: Transaction, slug: string): Promise<Place | null> {
  const id = await placeIdBy(slug, db);
  return id ? db.place.findUnique({ where: { id, closedAt: null } }) : null;
}

async function versionRow(db: Transaction, placeId: string, id: string) {
  if (!isId(id)) return null;
  return db.placeVersion.findUnique({ where: { id, placeId, madeAt: { gt: versionsKeptSince(now()) } } });
}
