import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { hasRead } from '#lib/posts/arrival/rules';
import type { ArrivalView, ReaderView } from '#lib/posts/arrival/schema';
import { datesIn, hosts } from '#lib/posts/joinings/queries';
import { doorOf } from '#lib/posts/let-in/queries';
import { Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/**
 * The words about door, key and telephone, for whoever may see them: hosts, and who comes and is in, once they have had them shown; else
 * null, whether there are any or not.
 */
export async function arrival(viewer: Viewer | null, postId: string): Promise<ArrivalView | null> {
  if (!viewer || !isId(postId)) return null;
  const isHost = await hosts(viewer, postId);
  const dates = isHost ? [] : await datesIn(viewer, postId);
  if (!isHost && !dates[0]) return null;
  const place = { select: { isHidden: true } };
  const row = await database().arrival.findUnique({
    where: { postId },
    include: { post: { select: { place } } },
  });
  // Whoever lives there may have hidden where it is.
  if (!row || (!isHost && row.post.place?.isHidden)) return null;
  const words = written(row.words);
  if (isHost) return { for: 'host', words, door: await doorOf(postId), readers: await readersOf(postId) };
  const read = await database().arrivalRead.findMany({
    where: { personId: viewer.id, occurrence: { postId } },
    select: { occurrenceId: true },
  });
  return hasRead(dates, read) ? { for: 'comer', words } : { for: 'asking' };
}

/**
 * Who had them shown, for a date that is not over, whether they still come or not: by their names, in the order of the alphabet; then who did
 * not show theirs, by their words. Each stands once.
 */
async function readersOf(postId: string): Promise<Several<ReaderView>> {
  const rows = await database().arrivalRead.findMany({
    where: { occurrence: { postId, ends: { gt: now() } } },
    select: { knownAs: true, person: { select: { name: true } } },
    orderBy: [{ knownAs: 'asc' }, { person: { nameKey: 'asc' } }],
  });
  const readers = new Map<string, ReaderView>();
  for (const { knownAs, person } of rows) {
    const reader: ReaderView = knownAs ? { knownAs: written(knownAs) } : { name: written(person.name) };
    readers.set(JSON.stringify(reader), reader);
  }
  return new Several([...readers.values()]);
}
