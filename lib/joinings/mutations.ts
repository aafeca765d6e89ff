import 'server-only';
import { erasedEarly, notErased } from '#lib/backup/erased';
import { database, type Transaction } from '#lib/database/client';
import { hosts } from '#lib/joinings/queries';
import { mayJoin, type Occasion } from '#lib/joinings/rules';
import { changed } from '#lib/live/changed';
import type { Viewer } from '#lib/people/rules';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';

/**
 * A person comes to one day of an activity; saying so again only changes whether their name is shown.
 * @returns the post's id, or undefined where the day is not there or one may not come to it.
 */
export async function join(
  viewer: Viewer,
  dayId: string,
  unnamed: boolean,
  db?: Transaction,
): Promise<string | undefined> {
  if (!db) return database().$transaction((tx) => join(viewer, dayId, unnamed, tx));
  const day = isId(dayId) && (await heldDay(dayId, db));
  if (!day || !mayJoin(day, await hosts(viewer, day.postId, db), now())) return undefined;
  const key = { dayId, personId: viewer.id };
  const before = await db.joining.findUnique({ where: { dayId_personId: key } });
  await db.joining.upsert({
    where: { dayId_personId: key },
    create: { ...key, unnamed },
    update: { unnamed },
  });
  if (!before) await notErased(db, 'Joining', `${dayId}/${viewer.id}`);
  // Who comes without showing their name is not even hinted at: nobody hears of it.
  const isShown = !unnamed || before?.unnamed === false;
  if (isShown) await changed(db, `coming:${day.postId}`);
  return day.postId;
}

/**
 * "Can't come after all": takes a person's joining of a day back, as if it had never been.
 * @returns the post's id, or undefined where they were not coming.
 */
export async function cannotCome(viewer: Viewer, dayId: string): Promise<string | undefined> {
  if (!isId(dayId)) return undefined;
  return database().$transaction(async (db) => {
    const key = { dayId, personId: viewer.id };
    const joining = await db.joining.findUnique({
      where: { dayId_personId: key },
      select: { unnamed: true, day: { select: { postId: true } } },
    });
    if (!joining) return undefined;
    await db.joining.deleteMany({ where: key });
    await erasedEarly(db, 'Joining', `${dayId}/${viewer.id}`);
    if (!joining.unnamed) await changed(db, `coming:${joining.day.postId}`);
    return joining.day.postId;
  });
}

type Held = Occasion & { postId: string };

/** A day with its post, held still until the transaction ends, so that nobody joins what is called off meanwhile. */
async function heldDay(dayId: string, db: Transaction): Promise<Held | undefined> {
  const rows = await db.$queryRaw<Held[]>`
    SELECT d."postId", d."calledOff", d."ends", p."kind"::text AS "kind", p."withdrawnAt" IS NOT NULL AS "withdrawn"
    FROM "Day" d JOIN "Post" p ON p."id" = d."postId" WHERE d."id" = ${dayId}::uuid FOR SHARE`;
  return rows[0];
}
