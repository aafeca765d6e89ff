import 'server-only';
import { keepMended } from '#lib/folds/mutations';
import { standingOf } from '#lib/folds/queries';
import { NOT_GONE } from '#lib/folds/schema';
import { thingOf } from '#lib/folds/thing/queries';
import type { Viewer } from '#lib/people/viewer';
import { PICTURE_FIELDS } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { changed } from '#lib/platform/live/changed';
import { now } from '#lib/values/time/clock';

/** To what pictures belong. */
export type Of = { postId: string } | { placeId: string };

/**
 * Makes the pictures of a form those of a post or a place, in the order of their fields, and no others: what it had before and the
 * form no longer names goes. Without words of its own a picture is called by the title. `newUntil`: until when whoever sends the form is new.
 * @returns the keys of those that went, for `removePictureFiles` when the transaction has committed.
 */
export async function attachPictures(
  db: Transaction,
  of: Of,
  { pictures, title, newUntil = null }: { pictures: Pictures; title: string; newUntil?: Date | null },
): Promise<string[]> {
  const kept: string[] = [];
  for (const field of PICTURE_FIELDS) {
    const picture = pictures[field];
    if (!picture || kept.includes(picture.key)) continue;
    const { key } = picture;
    const data = { ...of, words: picture.words || title, rank: field, personId: null, stagedUntil: null };
    const held = await db.picture.updateMany({ where: { key, stagedUntil: null, ...of }, data });
    if (held.count === 0)
      await db.picture.updateMany({
        where: { key, stagedUntil: { gt: now() } },
        data: { ...data, newUntil },
      });
    kept.push(picture.key);
  }
  const gone = await db.picture.findMany({
    // What somebody else hid goes only where whoever answers for it leaves it out.
    where: { ...of, ...NOT_GONE, key: { notIn: kept } },
    select: { id: true, key: true },
  });
  const keys = gone.map(({ key }) => key);
  await db.picture.deleteMany({ where: { key: { in: keys }, ...of } });
  await addTombstones(db, 'Picture', ...gone.map(({ id }) => id));
  return keys;
}

/** Whether somebody answers for a picture: a host of its post; of a place, which is everybody's, whoever is settled. */
async function answersFor(viewer: Viewer, id: string, db: Transaction): Promise<boolean> {
  const found = await thingOf(viewer, { kind: 'picture', id }, db);
  if (!found) return false;
  if (found.page.startsWith('/places/')) return (await standingOf(viewer)) === 'settled';
  return found.authors.includes(viewer.id);
}

/** "Nobody is in it", says whoever answers for a picture that is hidden: then somebody else looks. False where it is not theirs to say. */
export async function sayNobodyIn(viewer: Viewer, id: string): Promise<boolean> {
  if (!(await answersFor(viewer, id, database()))) return false;
  await database().$transaction(async (db) => {
    await db.picture.updateMany({ where: { id }, data: { nobodyInIt: true } });
    await keepMended(viewer, { kind: 'picture', id }, db);
  });
  return true;
}

/** Leaves a picture of a post out that is hidden, where somebody answers for it: it is erased. */
export async function leaveOut(viewer: Viewer, id: string): Promise<boolean> {
  if (!(await answersFor(viewer, id, database()))) return false;
  const where = { id, folded: 'GONE' as const, postId: { not: null } };
  const row = await database().picture.findFirst({ where, select: { key: true } });
  return row !== null && (await takeDown(row.key)) !== undefined;
}

/**
 * Takes a picture away, at once, row and files.
 * @returns to what it belonged, or undefined where there is no such picture.
 */
export async function takeDown(
  key: string,
): Promise<{ postId: string | null; placeId: string | null } | undefined> {
  const gone = await database().$transaction(async (db) => {
    const picture = await db.picture.findFirst({ where: { key, stagedUntil: null } });
    if (!picture) return undefined;
    const { postId, placeId } = picture;
    await db.picture.deleteMany({ where: { key } });
    await addTombstones(db, 'Picture', picture.id);
    await changed(db, ...(postId ? [`post:${postId}`] : []), ...(placeId ? [`place:${placeId}`] : []));
    return { postId, placeId };
  });
  if (gone) await removePictureFiles([key]);
  return gone;
}
