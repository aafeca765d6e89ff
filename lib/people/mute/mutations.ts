import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { nameKey } from '#lib/values/text/name-key';

/** The viewer does not want to see the person of a name any more, nor to be seen by them. @returns whether somebody else has that name */
export async function mute(viewer: Viewer, name: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const other = await db.person.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } });
    if (!other || other.id === viewer.id) return false;
    const key = { personId: viewer.id, mutedId: other.id };
    await db.mute.upsert({ where: { personId_mutedId: key }, create: key, update: key });
    await changed(db, `letters:${viewer.id}`);
    return true;
  });
}

/** The viewer wants to see the person of a name again. */
export async function unmute(viewer: Viewer, name: string): Promise<void> {
  await database().mute.deleteMany({ where: { personId: viewer.id, muted: { nameKey: nameKey(name) } } });
}
