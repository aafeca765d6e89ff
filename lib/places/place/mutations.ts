import 'server-only';
import { keepMended } from '#lib/folds/mutations';
import { isCareful, newUntil } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import { PICTURE_FIELDS, SHOWN } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { pictureToken } from '#lib/pictures/token';
import { setPictures } from '#lib/places/pictures/mutations';
import { picturesAt } from '#lib/places/pictures/queries';
import { saysOtherwise } from '#lib/places/place/rules';
import type { Edit, Edited, PlacePage } from '#lib/places/place/schema';
import { freeSlug } from '#lib/places/slugs/mutations';
import { keepPictures, lockedPlace, pageOf, replacePage, searchFields } from '#lib/places/versions/mutations';
import { stoodAs } from '#lib/places/versions/queries';
import { isSamePage } from '#lib/places/versions/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';

/**
 * Opens a place; its slug is made from its name, with a made-up word after it where another place has it.
 * @param livesHere whose home it is, who can close and hide it from then on; nobody's where it is none
 */
export async function openPlace(
  page: PlacePage & { newUntil?: Date | null },
  db: Transaction,
  livesHere?: Viewer,
): Promise<{ id: string; slug: string }> {
  const slug = await freeSlug(db, page.name);
  const home = livesHere && { isHome: true, home: { create: { personId: livesHere.id } } };
  const data = { ...page, ...(await searchFields(page, db)), slug, ...home };
  const { id } = await db.place.create({ data, select: { id: true } });
  await changed(db, `place:${id}`);
  return { id, slug };
}

/**
 * Changes a place's page. Where somebody else changed it since `version`, nothing is written, and both texts come back.
 */
export async function changePlace(
  viewer: Viewer,
  { slug, version, page: said }: Edit,
  db: Transaction,
): Promise<Edited> {
  const place = await lockedPlace(db, { slug });
  if (!place) return { kind: 'missing' };
  if (place.closedAt) return { kind: 'closed' };
  if (place.folded === 'GONE' && (await isCareful(viewer, db))) return { kind: 'hidden' };
  const { id } = place;
  // Where somebody hides where they live, nobody else says it.
  const page = place.isHidden ? { ...said, cell: place.cell, whereWords: place.whereWords } : said;
  if (isSamePage(place, page)) return { kind: 'changed', id, slug: place.slug };
  const base = place.version === version ? place : await stoodAs(db, place, version);
  // Where pictures alone changed since, nothing that the form says did.
  if (!base || !isSamePage(base, place))
    return { kind: 'conflict', theirs: pageOf(place), version: place.version, base };
  const until = await newUntil(viewer, db);
  const is = await replacePage(db, place, { page, by: viewer.id, newUntil: until });
  if (saysOtherwise(place, page)) await keepMended(viewer, { kind: 'place', id }, db);
  return { kind: 'changed', id, slug: is };
}

/** Pictures for a place; `newUntil`: until when whoever adds them is new. */
type PicturesOfPlace = { placeId: string; pictures: Pictures; title: string; newUntil?: Date | null } & {
  /** Whose change of the page it is in its history: nobody's (null) from a conversation; without it, it is none, as when a place opens. */
  by?: string | null;
};

/**
 * Puts the pictures of a form beside those that a place has; taken down they are one by one, by whom they show.
 * False where there is no room for them, or no such place.
 */
export async function addPictures(
  { placeId, pictures, title, newUntil, by }: PicturesOfPlace,
  db: Transaction,
): Promise<boolean> {
  const added = PICTURE_FIELDS.flatMap((field) => pictures[field] ?? []);
  if (!added[0]) return true;
  const place = await lockedPlace(db, { id: placeId });
  if (!place || place.closedAt) return false;
  const here = await db.picture.findMany({ ...SHOWN, where: { ...SHOWN.where, placeId: place.id } });
  const all = [...here.map((picture) => ({ ...picture, token: pictureToken(picture.key) })), ...added];
  if (all.length > PICTURE_FIELDS.length) return false;
  const fields = all.map((picture, at) => [PICTURE_FIELDS[at], picture]);
  const had = await picturesAt(db, place.id);
  await attachPictures(db, { placeId: place.id }, { pictures: Object.fromEntries(fields), title, newUntil });
  if (by === undefined) await changed(db, `place:${place.id}`);
  else await keepPictures(db, place, { had, by });
  return true;
}

/** Takes a picture that is hidden out of a place's page, by whoever is settled: undone, it is there again, and hidden still. */
export async function takePictureOut(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const found = isId(id) ? await db.picture.findFirst({ where: { id, folded: 'GONE' } }) : null;
    const place = found?.placeId ? await lockedPlace(db, { id: found.placeId }) : undefined;
    if (!place || (await isCareful(viewer, db))) return false;
    const had = await picturesAt(db, place.id);
    await setPictures(
      db,
      place.id,
      had.filter((each) => each !== id),
    );
    await keepPictures(db, place, { had, by: viewer.id });
    return true;
  });
}
