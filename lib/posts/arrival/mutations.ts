import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { datesIn } from '#lib/posts/joinings/queries';
import { isId } from '#lib/values/text/id';

/**
 * "Show me the way": the words about the door are shown to somebody who comes and is in, for each of their dates, and the hosts see it until
 * that one is over. @returns whether there was anything to be shown
 */
export async function showTheWay(viewer: Viewer, postId: string): Promise<boolean> {
  if (!isId(postId)) return false;
  return database().$transaction(async (db) => {
    const dates = await datesIn(viewer, postId, db);
    const there = await db.arrival.findUnique({ where: { postId }, select: { postId: true } });
    if (!dates[0] || !there) return false;
    await db.arrivalRead.createMany({
      data: dates.map(({ occurrenceId, unnamed, knownAs }) => ({
        occurrenceId,
        personId: viewer.id,
        knownAs: unnamed ? knownAs : '',
      })),
      skipDuplicates: true,
    });
    return true;
  });
}
