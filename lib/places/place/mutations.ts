import 'server-only';
import { randomInt } from 'node:crypto';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import { PICTURE_FIELDS, SHOWN } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { pictureToken } from '#lib/pictures/token';
import type { Edit, Edited, PlacePage } from '#lib/places/place/schema';
import { lockedPlace, pageOf, replacePage, searchFields } from '#lib/places/versions/mutations';
import { stoodAs } from '#lib/places/versions/queries';
import { isSamePage } from '#lib/places/versions/rules';
import type { Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { firstCodePoints } from '#lib/values/text/combining-marks';
import { slugOf } from '#lib/values/text/slug';

// There are some four thousand such words: no neighbourhood has as many places of one name.
const TRIES = 20;

/** How long a slug may be before a syllable is added to it (lib/values/text/slug.ts). */
const ROOM = 54;

/** Opens a place; its slug is made from its name, with a made-up word after it where another place has it. */
export async function openPlace(page: PlacePage, db: Transaction): Promise<{ id: string; slug: string }> {
  const slug = slugOf(page.name);
  for (let tried = 0; tried < TRIES; tried++) {
    const free = tried === 0 ? slug : `${firstCodePoints(slug, ROOM).replace(/-+$/, '')}-${madeUpWord()}`;
    const data = { ...page, ...(await searchFields(page, db)), slug: free };
    const [place] = await db.place.createManyAndReturn({ data: [data], skipDuplicates: true });
    if (!place) continue;
    await changed(db, `place:${place.id}`);
    return { id: place.id, slug: free };
  }
  throw new Error('no slug is free');
}

/**
 * Changes a place's page. Where somebody else changed it since `version`, nothing is written, and both texts come back.
 */
export async function changePlace(
  viewer: Viewer,
  { slug, version, page }: Edit,
  db: Transaction,
): Promise<Edited> {
  const place = await lockedPlace(db, { slug });
  if (!place) return { kind: 'missing' };
  if (place.closedAt) return { kind: 'closed' };
  const done: Edited = { kind: 'changed', id: place.id, slug };
  if (isSamePage(place, page)) return done;
  if (place.version !== version)
    return {
      kind: 'conflict',
      theirs: pageOf(place),
      version: place.version,
      base: await stoodAs(db, place, version),
    };
  await replacePage(db, place, { page, by: viewer.id });
  return done;
}

/**
 * Puts the pictures of a form beside those that a place has; taken down they are one by one, by whom they show.
 * False where there is no room for them, or no such place.
 */
export async function addPictures(
  { placeId, pictures, title }: { placeId: string; pictures: Pictures; title: string },
  db: Transaction,
): Promise<boolean> {
  const added = PICTURE_FIELDS.flatMap((field) => pictures[field] ?? []);
  if (!added[0]) return true;
  const place = await lockedPlace(db, { id: placeId });
  if (!place || place.closedAt) return false;
  const here = await db.picture.findMany({ where: { placeId: place.id }, ...SHOWN });
  const all = [...here.map((picture) => ({ ...picture, token: pictureToken(picture.key) })), ...added];
  if (all.length > PICTURE_FIELDS.length) return false;
  const fields = all.map((picture, at) => [PICTURE_FIELDS[at], picture]);
  await attachPictures(db, { placeId: place.id }, { pictures: Object.fromEntries(fields), title });
  await changed(db, `place:${place.id}`);
  return true;
}

/** Two syllables that mean nothing: "rumo", "liva". */
function madeUpWord(): string {
  const sign = (of: string) => of[randomInt(of.length)];
  return [1, 2].map(() => `${sign('bdfglmnprstv')}${sign('aeiou')}`).join('');
}
