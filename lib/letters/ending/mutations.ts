import 'server-only';
import { whose } from '#lib/letters/closed/queries';
import { lettersSince } from '#lib/letters/rules';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

/**
 * Shows the viewer the first letters that somebody wrote them, from now on. @returns whether there is such a correspondence of theirs, with
 * letters of the other
 */
export async function readFirst(viewer: Viewer, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { count: found } = await database().correspondence.updateMany({
    where: {
      id,
      OR: [{ oneId: viewer.id }, { otherId: viewer.id }],
      letters: { some: { personId: { not: viewer.id }, madeAt: { gt: lettersSince(now()) } } },
    },
    data: { opened: true },
  });
  return found > 0;
}

/**
 * Ends the viewer's letters with the person of a name, or takes that back: while either of the two has ended them, none writes to the
 * other. What was written stays its time. @returns whether somebody else has that name
 */
export async function endLetters(
  viewer: Viewer,
  { name, ended }: { name: string; ended: boolean },
): Promise<boolean> {
  return database().$transaction(async (db) => {
    const other = await db.person.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } });
    if (!other || other.id === viewer.id) return false;
    const where = whose(viewer.id, other.id);
    const { oneId, otherId } = where.oneId_otherId;
    const data = oneId === viewer.id ? { oneEnded: ended } : { otherEnded: ended };
    const create = { oneId, otherId, opened: false, ...data };
    await db.correspondence.upsert({ where, create, update: data });
    await changed(db, `letters:${viewer.id}`, `letters:${other.id}`);
    return true;
  });
}
