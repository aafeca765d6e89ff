import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { type FoldableThing, goneAs } from '#lib/folds/schema';
import { anyThing } from '#lib/folds/thing/queries';
import { forgetPlace } from '#lib/places/copies/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { changed } from '#lib/platform/live/changed';

/** What the keeper can erase by itself: an earlier version of a place's page goes with it. */
export type ErasableThing =
  | { kind: Exclude<FoldableThing['kind'], 'version'>; id: string }
  | { kind: 'letter'; id: string };

/** Erases a thing at once, with all that hangs on it, and notes it, so that no restore brings it back. Nobody is told; its bytes go in the night. */
export async function eraseThing(thing: ErasableThing): Promise<void> {
  await removePictureFiles(await database().$transaction((db) => eraseIn(thing, db)));
}

/** The same within a transaction. @returns the keys of the pictures whose files go when it has committed */
export async function eraseIn(thing: ErasableThing, db: Transaction): Promise<string[]> {
  const topics = await topicsOf(thing, db);
  const pictures = await erase(thing, db);
  await changed(db, ...topics);
  return pictures;
}

/** Who is told that a thing changed. */
async function topicsOf(thing: ErasableThing, db: Transaction): Promise<string[]> {
  if (thing.kind !== 'letter') return (await anyThing(thing, db))?.topics ?? [];
  const select = { correspondence: { select: { oneId: true, otherId: true } } };
  const letter = await db.letter.findUnique({ where: { id: thing.id }, select });
  return letter ? [`letters:${letter.correspondence.oneId}`, `letters:${letter.correspondence.otherId}`] : [];
}

/** The rows of a thing, and the keys of the pictures that go with them. */
async function erase({ kind, id }: ErasableThing, db: Transaction): Promise<string[]> {
  const keys = async (of: Prisma.PictureWhereInput) =>
    (await db.picture.findMany({ where: of, select: { key: true } })).map(({ key }) => key);
  const where = { where: { id } };
  switch (kind) {
    case 'message':
      await db.message.deleteMany(where);
      await addTombstones(db, 'Message', id);
      return [];
    case 'post': {
      const pictures = await keys({ postId: id });
      await db.post.deleteMany(where);
      await addTombstones(db, 'Post', id);
      return pictures;
    }
    case 'place': {
      const pictures = await keys({ OR: [{ placeId: id }, { outOfId: id }] });
      await forgetPlace(db, await db.place.findUniqueOrThrow({ ...where, select: { id: true, name: true } }));
      await db.place.deleteMany(where);
      await addTombstones(db, 'Place', id);
      return pictures;
    }
    case 'picture': {
      const pictures = await keys({ id });
      await db.picture.deleteMany(where);
      await addTombstones(db, 'Picture', id);
      return pictures;
    }
    case 'today':
      await db.todayLine.deleteMany(where);
      await addTombstones(db, 'TodayLine', id);
      return [];
    case 'letter':
      await db.letter.deleteMany(where);
      await addTombstones(db, 'Letter', id);
      return [];
    default:
      // Brought back by a restore, they would be hidden.
      await db.person.updateMany({ ...where, data: { words: '' } });
      await addTombstones(db, goneAs('about'), id);
      return [];
  }
}
