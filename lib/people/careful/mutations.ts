import 'server-only';
import { makeCarefulAgain, markHosted, markHostedPictures } from '#lib/people/careful/careful.sql';
import { vouches } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

/**
 * "I know them: welcome": ends the careful days of the person of a name. Who did is not kept.
 * @returns the name as they write it; undefined where nobody has it, or the viewer does not vouch for others
 */
export async function welcome(viewer: Viewer, name: string): Promise<string | undefined> {
  return database().$transaction(async (db) => {
    if (!(await vouches(viewer, db))) return undefined;
    const person = await db.person.findUnique({ where: { nameKey: nameKey(name) } });
    if (!person) return undefined;
    await notNew(person, { carefulUntil: null }, db);
    return person.name;
  });
}

/** Ends somebody's careful days: an invitation vouches for them. */
export async function endCarefulDays(viewer: Viewer, db: Transaction): Promise<void> {
  await notNew(viewer, { carefulUntil: null }, db);
}

/** Somebody has no first days: whoever opened the board, and those whom the keeper welcomes. They vouch for others at once. */
export async function endFirstDays(viewer: Viewer, db: Transaction = database()): Promise<void> {
  await notNew(viewer, { carefulUntil: null, vouchesFrom: null }, db);
}

type Ended = { carefulUntil: null; vouchesFrom?: null };

/** Ends somebody's days; what they put up is like anybody's from now on. */
async function notNew({ id }: { id: string }, data: Ended, db: Transaction): Promise<void> {
  await db.person.update({ where: { id }, data });
  await run(db, markHosted, { at: now(), personId: id });
  await run(db, markHostedPictures, { personId: id });
}

/** For the keeper, where a crowd was welcomed that should not have been: all names younger than three days are careful again. */
export async function beCarefulAgain(): Promise<void> {
  await run(database(), makeCarefulAgain, { at: now() });
}
