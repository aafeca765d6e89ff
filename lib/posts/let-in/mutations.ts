import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { hosts } from '#lib/posts/joinings/queries';
import { LET_IN, type Meant } from '#lib/posts/let-in/rules';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

/** Whom of those who come to a date a host means, and whether they are let in from now on. */
type Tap = { occurrenceId: string; meant: Meant; isLetIn: boolean };

/**
 * A host lets in somebody who comes to a date of theirs, or takes that back: from then on they see the words about the door and who comes, or
 * no longer. Nobody is told, and no page but theirs and the hosts' is any different.
 * @returns the post's id, or undefined where the date or whoever is meant is not there, or the viewer is no host of it
 */
export async function setLetIn(
  viewer: Viewer,
  { occurrenceId, meant, isLetIn }: Tap,
): Promise<string | undefined> {
  if (!isId(occurrenceId)) return undefined;
  return database().$transaction(async (db) => {
    const day = await db.occurrence.findFirst({ where: { id: occurrenceId, ends: { gt: now() } } });
    if (!day || !(await hosts(viewer, day.postId, db))) return undefined;
    const personId = await meantAt(occurrenceId, meant, db);
    if (!personId) return undefined;
    await db.joining.updateMany({ where: { occurrenceId, personId }, data: { letIn: isLetIn } });
    const said = isLetIn ? addReturns : addTombstones;
    await said(db, LET_IN, `${occurrenceId}/${personId}`);
    return day.postId;
  });
}

/** Who is meant, of those who come to a date; nobody is found by a name that they do not show there. */
async function meantAt(occurrenceId: string, meant: Meant, db: Transaction): Promise<string | undefined> {
  const who =
    'name' in meant
      ? { unnamed: false, person: { nameKey: nameKey(meant.name) } }
      : { unnamed: true, knownAs: meant.knownAs };
  const found = await db.joining.findFirst({
    where: { occurrenceId, ...who },
    select: { personId: true },
  });
  return found?.personId;
}
