import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { daysOf, hosts } from '#lib/posts/joinings/queries';
import { seesArrival } from '#lib/posts/joinings/rules';
import { isId } from '#lib/values/text/id';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** The words about door, key and telephone, for those who may see them; else null, whether there are any or not. */
export async function arrival(viewer: Viewer | null, postId: string): Promise<PeopleWords | null> {
  if (!viewer || !isId(postId)) return null;
  const [isHost, comesTo] = await Promise.all([hosts(viewer, postId), daysOf(viewer, postId)]);
  if (!seesArrival(isHost, comesTo, now())) return null;
  const row = await database().arrival.findUnique({ where: { postId } });
  return row && written(row.words);
}
