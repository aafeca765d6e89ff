import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { lockDateWithPost } from '#lib/posts/joinings/joinings.sql';
import { hosts } from '#lib/posts/joinings/queries';
import { type Coming, type JoinableDate, mayJoin, readComing, reminderAt } from '#lib/posts/joinings/rules';
import { LET_IN } from '#lib/posts/let-in/rules';
import { takeBackReminders } from '#lib/posts/post/changes';
import { newCallSign } from '#lib/values/text/call-sign';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dateOf, dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * A person comes to one day of an activity; saying so again only changes whether their name is shown.
 * @returns the post's id, or undefined where the day is not there or one may not come to it.
 */
export async function join(
  viewer: Viewer,
  { occurrenceId, unnamed }: { occurrenceId: string; unnamed: boolean },
  db?: Transaction,
): Promise<string | undefined> {
  if (!db) return database().$transaction((tx) => join(viewer, { occurrenceId, unnamed }, tx));
  const day = isId(occurrenceId) && (await lockedOccurrence(occurrenceId, db));
  if (!day || !mayJoin(day, await hosts(viewer, day.postId, db), now())) return undefined;
  const key = { occurrenceId, personId: viewer.id };
  const before = await db.joining.findUnique({ where: { occurrenceId_personId: key } });
  const knownAs = unnamed ? before?.knownAs || (await freeCallSign(occurrenceId, db)) : '';
  await db.joining.upsert({
    where: { occurrenceId_personId: key },
    // Who says so in the evening before needs no reminder.
    create: {
      ...{ ...key, unnamed, knownAs },
      reminded: isSoon(day.starts) ? dateOf(dayOf(day.starts, zone())) : null,
    },
    update: { unnamed, knownAs },
  });
  if (!before) await addReturns(db, 'Joining', `${key.occurrenceId}/${key.personId}`);
  // Who comes without showing their name is not even hinted at: nobody hears of it.
  const isShown = !unnamed || before?.unnamed === false;
  if (isShown) await changed(db, `coming:${day.postId}`);
  return day.postId;
}

/** Two words that nobody has who comes to this date. */
async function freeCallSign(occurrenceId: string, db: Transaction): Promise<string> {
  const knownAs = newCallSign();
  const taken = await db.joining.findFirst({
    where: { occurrenceId, knownAs },
    select: { personId: true },
  });
  return taken ? freeCallSign(occurrenceId, db) : knownAs;
}

/**
 * "Can't come after all": takes a person's joining of a day back, as if it had never been; but for that they had the words about the door
 * shown to them, which the hosts see until the date is over.
 * @returns the post's id, or undefined where they were not coming.
 */
export async function cannotCome(viewer: Viewer, occurrenceId: string): Promise<string | undefined> {
  return isId(occurrenceId) ? takeBack({ occurrenceId, personId: viewer.id }) : undefined;
}

function takeBack(key: Coming): Promise<string | undefined> {
  return database().$transaction(async (db) => {
    const joining = await db.joining.findUnique({
      where: { occurrenceId_personId: key },
      select: { unnamed: true, letIn: true, occurrence: { select: { postId: true, starts: true } } },
    });
    if (!joining) return undefined;
    await db.joining.deleteMany({ where: key });
    await takeBackReminders(db, { id: key.occurrenceId, starts: joining.occurrence.starts }, [key]);
    await addTombstones(db, 'Joining', `${key.occurrenceId}/${key.personId}`);
    // Who comes again is not let in by a backup from before.
    if (joining.letIn) await addTombstones(db, LET_IN, `${key.occurrenceId}/${key.personId}`);
    if (!joining.unnamed) await changed(db, `coming:${joining.occurrence.postId}`);
    return joining.occurrence.postId;
  });
}

/** The same, by the link of a reminder, without signing in. @returns whether they come no more. */
export async function cannotComeByToken(token: string): Promise<boolean> {
  const coming = readComing(token);
  return coming !== undefined && (await takeBack(coming)) !== undefined;
}

const isSoon = (starts: Date) => now() >= reminderAt(starts, zone());

type Joinable = JoinableDate & { postId: string; starts: Date };

/** A day with its post, locked until the transaction ends, so that nobody joins what is called off meanwhile. */
async function lockedOccurrence(occurrenceId: string, db: Transaction): Promise<Joinable | undefined> {
  const [row] = await run(db, lockDateWithPost, { occurrenceId });
  return row;
}
