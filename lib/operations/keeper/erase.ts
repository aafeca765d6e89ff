import { type FoldableThing, goneAs } from '#lib/folds/schema';
import { anyThing, thingAt } from '#lib/folds/thing/queries';
import { todaysBackup } from '#lib/operations/backup/daily';
import { eraseAllBackups } from '#lib/operations/backup/kept-backups';
import { makeBackup } from '#lib/operations/backup/make';
import { KeeperError } from '#lib/operations/errors';
import { eraseBytes, type Given } from '#lib/operations/keeper/forget';
import { forgetPlace } from '#lib/places/copies/mutations';
import { config } from '#lib/platform/config/config';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { changed } from '#lib/platform/live/changed';

/** Behind an address: all backups on this machine are written over, and a new one is made. */
const BACKUPS = / --backups$/;

/** Whether what the keeper typed is an address on this board, not a name. */
export const isAddress = (typed: string): boolean => typed.includes('/');

/**
 * Erases what stands at an address of this board, at once and with its bytes, and keeps a restore from bringing it back; nobody is told.
 * @returns what was done, in words
 */
export async function eraseAt(typed: string, given: Given): Promise<string> {
  const address = typed.replace(BACKUPS, '');
  const thing = URL.canParse(address, 'http://board') ? await thingAt(address) : undefined;
  if (!thing) throw new KeeperError(`Nothing stands at ${address}.`);
  await eraseThing(thing);
  const said = ['It is erased, and no restore brings it back.', await eraseBytes(given)];
  if (BACKUPS.test(typed)) said.push(await renewBackups());
  else
    said.push(
      'Backups hold it until they go, within seven days; with --backups behind the address they go now.',
    );
  return said.join('\n\n');
}

async function renewBackups(): Promise<string> {
  await eraseAllBackups();
  if (!config().BACKUP_RECIPIENT)
    return 'All backups on this machine are written over; none is made, as none is sealed to anybody.';
  await makeBackup(todaysBackup(), { overwrite: true });
  return `All backups on this machine are written over, and there is a new one: ${todaysBackup()}. Of copies elsewhere you know.`;
}

async function eraseThing(thing: FoldableThing): Promise<void> {
  const keys = await database().$transaction(async (db) => {
    const found = await anyThing(thing, db);
    const pictures = await erase(thing, db);
    await changed(db, ...(found?.topics ?? []));
    return pictures;
  });
  await removePictureFiles(keys);
}

/** The rows of a thing, and the keys of the pictures that go with them. */
async function erase({ kind, id }: FoldableThing, db: Transaction): Promise<string[]> {
  const keys = async (of: { id: string } | { postId: string } | { placeId: string }) =>
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
      const pictures = await keys({ placeId: id });
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
    case 'version':
      throw new KeeperError('What a page was before goes with its page, or within thirty days.');
    default:
      // Brought back by a restore, they would be hidden.
      await db.person.updateMany({ ...where, data: { words: '' } });
      await addTombstones(db, goneAs('about'), id);
      return [];
  }
}
