import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Place } from '#generated/prisma/client';
import type { Viewer } from '#lib/people/viewer';
import { livesAt } from '#lib/places/closing/queries';
import { followPlace } from '#lib/places/copies/mutations';
import { lockedPlace, pageOf, searchFields } from '#lib/places/versions/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { areaOf } from '#lib/values/geo/cell';

/** What the list beside the backups calls it. Frozen. */
export const HIDDEN = 'Home: hidden';

const LONG = { maxWait: 10_000, timeout: 20_000 };

/**
 * "I live here": where a home is, what says the way there, and its pictures are shown to nobody, nor in its earlier versions; around which part
 * of the neighbourhood it is stays. False where it is not the viewer's home, or closed.
 */
export const hideHome = (viewer: Viewer, slug: string): Promise<boolean> =>
  database().$transaction(async (db) => {
    const place = await ownHome(viewer, slug, db);
    if (!place) return false;
    if (!place.isHidden) await hide(db, place);
    await addTombstones(db, HIDDEN, place.id);
    return true;
  }, LONG);

/** Shows a hidden home again, as it was: its earlier versions do not say where it was any more. False likewise. */
export const showHome = (viewer: Viewer, slug: string): Promise<boolean> =>
  database().$transaction(async (db) => {
    const place = await ownHome(viewer, slug, db);
    if (!place) return false;
    if (!place.isHidden) return true;
    const { cell, whereWords } = await db.home.findUniqueOrThrow({ where: { placeId: place.id } });
    await db.home.update({ where: { placeId: place.id }, data: { cell: null, whereWords: '' } });
    await move(db, place, { cell, whereWords, isHidden: false });
    await addReturns(db, HIDDEN, place.id);
    return true;
  }, LONG);

/** What a list of before says was hidden is so again. */
export const hideAgain = (id: string): Promise<void> =>
  database().$transaction(async (db) => {
    const place = await lockedPlace(db, { id });
    if (place && !place.isHidden) await hide(db, place);
  }, LONG);

async function ownHome(viewer: Viewer, slug: string, db: Transaction): Promise<Place | undefined> {
  const place = await lockedPlace(db, { slug });
  if (!place?.isHome || place.closedAt) return undefined;
  return (await livesAt(viewer, place.id, db)) ? place : undefined;
}

async function hide(db: Transaction, place: Place): Promise<void> {
  const { id, cell, whereWords } = place;
  await db.home.updateMany({ where: { placeId: id }, data: { cell, whereWords } });
  const nowhere = { cell: cell && areaOf(cell), whereWords: '' };
  await db.placeVersion.updateMany({ where: { placeId: id }, data: nowhere });
  await move(db, place, { ...nowhere, isHidden: true });
}

type Where = { cell: string | null; whereWords: string; isHidden: boolean };

/** Says of a locked place where it is, in no version of its page. */
async function move(db: Transaction, place: Place, where: Where): Promise<void> {
  const is = { ...pageOf(place), cell: where.cell, whereWords: where.whereWords };
  const { searchText, area } = await searchFields(is, db);
  await db.place.update({
    where: { id: place.id },
    data: { ...where, searchText, area, version: randomUUID() },
  });
  await followPlace(db, place.id, { was: place, is: { ...is, area } });
  await changed(db, `place:${place.id}`);
}
