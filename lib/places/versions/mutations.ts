import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Place } from '#generated/prisma/client';
import { keepMended } from '#lib/folds/mutations';
import { hideVersions } from '#lib/folds/versions/mutations';
import { isCareful, newUntil } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { maySetClosed } from '#lib/places/closing/queries';
import { followPlace, leaveHome, returnHome } from '#lib/places/copies/mutations';
import { setPictures } from '#lib/places/pictures/mutations';
import { picturesAt, stillKept } from '#lib/places/pictures/queries';
import { hereSince, saysOtherwise } from '#lib/places/place/rules';
import type { PlacePage } from '#lib/places/place/schema';
import { lockPlace } from '#lib/places/places.sql';
import { slugFor } from '#lib/places/slugs/mutations';
import { placeIdBy } from '#lib/places/slugs/queries';
import { tellThoseComing } from '#lib/places/those-coming/mutations';
import { stoodAs } from '#lib/places/versions/queries';
import { isSamePage, isSameSet, versionsKeptSince } from '#lib/places/versions/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { boardIn } from '#lib/settings/queries';
import { areaOf } from '#lib/values/geo/cell';
import { firstCodePoints } from '#lib/values/text/combining-marks';
import { isId } from '#lib/values/text/id';
import { toSearchText } from '#lib/values/text/search-text';
import { wayBack } from '#lib/values/text/way-back';
import { now } from '#lib/values/time/clock';

/** So much of a notebook is found by its words: an entry of the index has room for no more. */
const MOST_FOUND = 20_000;

/** What became of putting a page back: done; changed since `seen`, with the version it has now; not for a newcomer to close; or not kept any more. */
export type Undone =
  | { kind: 'undone'; slug: string }
  | { kind: 'conflict'; version: string }
  | { kind: 'careful' }
  | { kind: 'missing' };

/**
 * Puts a place's page back to how it stood before a change of the last thirty days, which is itself a change.
 * @param seen the version that the page had when it was looked at, where a form says so: changed since, nothing is done
 */
export async function undoTo(viewer: Viewer, versionId: string, seen?: string): Promise<Undone> {
  if (!isId(versionId)) return { kind: 'missing' };
  return database().$transaction(
    async (db) => {
      const row = await db.placeVersion.findUnique({
        where: { id: versionId, madeAt: { gt: versionsKeptSince(now()) } },
      });
      const place = row && (await lockedPlace(db, { id: row.placeId }));
      const page = place && (await stoodAs(db, place, versionId));
      if (!page) return { kind: 'missing' };
      const isGone = place.folded === 'GONE';
      // What was hidden comes back only where the page itself is: there it is a change that somebody else agrees to.
      if (row.folded === 'GONE' && !isGone) return { kind: 'missing' };
      if (isGone && (await isCareful(viewer, db))) return { kind: 'careful' };
      const { version } = place;
      const pictures = await stillKept(db, place.id, row.pictures);
      const isSame =
        isSamePage(place, page) &&
        row.closed === (place.closedAt !== null) &&
        isSameSet(pictures, await picturesAt(db, place.id));
      if (seen !== undefined && seen !== version && !isSame) return { kind: 'conflict', version };
      const turns = row.closed || place.closedAt !== null;
      if (turns && !(await maySetClosed(viewer, place, db)))
        return { kind: place.closedAt ? 'missing' : 'careful' };
      const slug = await replacePage(db, place, {
        ...{ page, by: viewer.id, closed: row.closed, pictures },
        newUntil: await newUntil(viewer, db),
      });
      if (saysOtherwise(place, page)) await keepMended(viewer, { kind: 'place', id: place.id }, db);
      return { kind: 'undone', slug };
    },
    // A place may have thousands of posts that follow it.
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** A place that is still here, by a slug of it or its id, locked until the transaction ends, so that changes come one after the other. */
export async function lockedPlace(
  db: Transaction,
  where: { slug: string } | { id: string },
): Promise<Place | undefined> {
  const id = 'slug' in where ? await placeIdBy(where.slug, db) : isId(where.id) && where.id;
  if (!id) return undefined;
  await run(db, lockPlace, { id });
  const here = [{ closedAt: null }, { closedAt: { gt: hereSince(now()) } }];
  return (await db.place.findUnique({ where: { id, OR: here } })) ?? undefined;
}

/** `newUntil`: until when whoever replaces it is new. */
type Replacement = { page: PlacePage; by: string | null; closed?: boolean; newUntil: Date | null } & {
  /** The ids of the pictures that it is to have; as they are, where none are given. */
  pictures?: string[];
};

/**
 * Replaces a locked place's page and keeps how it stood, under the version it had. Where nothing changes, nothing is kept. Returns its slug,
 * which goes with its name.
 */
export async function replacePage(
  db: Transaction,
  place: Place,
  { page, by, closed = false, newUntil, pictures }: Replacement,
): Promise<string> {
  const wasClosed = place.closedAt !== null;
  const had = await picturesAt(db, place.id);
  const turned = pictures && !isSameSet(pictures, had) ? pictures : null;
  if (isSamePage(place, page) && wasClosed === closed && !turned) return place.slug;
  const { id } = place;
  await keepVersion(db, place, { notebook: page.notebook, pictures: had, by });
  if (turned) await setPictures(db, id, turned);
  if (closed !== wasClosed) await (closed ? addTombstones : addReturns)(db, 'Place: closed', id);
  const closedAt = closed ? (place.closedAt ?? now()) : null;
  const fields = await searchFields(page, db);
  const slug = await slugFor(db, place, page.name);
  const next = { ...page, ...fields, slug, closedAt, newUntil, version: randomUUID() };
  await db.place.update({ where: { id }, data: whatDiffers(place, next) });
  if (place.isHome && wasClosed && !closed) await returnHome(db, place);
  await followPlace(db, id, { was: place, is: { ...page, area: fields.area } });
  const news =
    closed !== wasClosed ? (closed ? 'closed' : 'back') : isElsewhere(place, page) ? 'moved' : null;
  if (news) await tellThoseComing(db, id, { news, by });
  if (place.isHome && closed && !wasClosed) await leaveHome(db, { id, name: page.name });
  await changed(db, `place:${id}`);
  return slug;
}

/** Keeps how a page stood whose pictures alone are others now, `had` before. */
export async function keepPictures(
  db: Transaction,
  place: Place,
  { had, by }: { had: string[]; by: string | null },
): Promise<void> {
  await keepVersion(db, place, { notebook: place.notebook, pictures: had, by });
  await db.place.update({ where: { id: place.id }, data: { version: randomUUID() } });
  await changed(db, `place:${place.id}`);
}

/** What is kept beside the row of a locked place: its notebook as it is to be, the pictures it had, and who changes it. */
type Kept = { notebook: string; pictures: string[]; by: string | null };

async function keepVersion(db: Transaction, place: Place, { notebook, pictures, by }: Kept): Promise<void> {
  const { id, version } = place;
  const last = await db.placeVersion.findFirst({ where: { placeId: id }, orderBy: { madeAt: 'desc' } });
  // One after the other, even within a millisecond or where the clock was set back.
  const madeAt = new Date(Math.max(now().getTime(), (last?.madeAt.getTime() ?? 0) + 1));
  const { notebook: before, ...stood } = pageOf(place);
  const kept = { ...stood, notebookWayBack: wayBack(before, notebook), closed: place.closedAt !== null };
  await db.placeVersion.create({
    data: { ...kept, pictures, id: version, placeId: id, madeAt, personId: by },
  });
  if (place.folded === 'GONE') await hideVersions(db, { placeId: id, id: version });
}

const isElsewhere = (place: PlacePage, page: PlacePage): boolean =>
  place.cell !== page.cell || place.whereWords !== page.whereWords;

/** Of a row what is to be another: a long text that is written once more as it was takes its room once more, and that of its index. */
function whatDiffers<T extends Partial<Place>>(row: Place, next: T): Partial<T> {
  const stands = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(
    Object.entries(next).filter(([part, value]) => stands.get(part) !== value),
  ) as Partial<T>;
}

export const pageOf = ({ name, words, whereWords, cell, notebook }: PlacePage): PlacePage => ({
  name,
  words,
  whereWords,
  cell,
  notebook,
});

/** By what a place is found: its area (the board's, where it says only in words where it is), and its words as search text. */
export async function searchFields({ cell, name, words, whereWords, notebook }: PlacePage, db: Transaction) {
  const area = cell ? areaOf(cell) : (await boardIn(db)).area;
  return {
    area,
    searchText: toSearchText([name, words, whereWords, firstCodePoints(notebook, MOST_FOUND)].join('\n')),
  };
}
