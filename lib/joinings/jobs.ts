import 'server-only';
import { database, type Transaction } from '#lib/database/client';
import { type Reminder, reminderMail } from '#lib/joinings/mail';
import { reminderAt } from '#lib/joinings/rules';
import { queueMails } from '#lib/mail/outbox';
import { reminderOf } from '#lib/posts/rules';
import { now } from '#lib/when/clock';
import { addDays, dayEnd, dayOf, dayStart, todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/** So many at once: each is noted as it is queued. */
const BATCH = 200;

type Row = Omit<Reminder, 'day' | 'hour'> & { starts: Date; kind: 'HOUR' | 'DATE' };

/**
 * Reminds those who come to a date of tomorrow, once, from the afternoon on: by mail, where they have an address. May run twice, in two
 * processes, or be killed at any moment.
 */
export async function remind(): Promise<void> {
  const tomorrow = addDays(todayIn(zone(), now()), 1);
  if (now() < reminderAt(dayStart(tomorrow, zone()), zone())) return;
  for (;;) {
    const reminded = await database().$transaction((db) => remindSome(tomorrow, db));
    if (!reminded[BATCH - 1]) return;
  }
}

async function remindSome(tomorrow: string, db: Transaction): Promise<Row[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH coming AS MATERIALIZED (
      SELECT j."dayId", j."personId" FROM "Joining" j JOIN "Day" d ON d."id" = j."dayId" JOIN "Post" p ON p."id" = d."postId"
      WHERE d."starts" >= ${dayStart(tomorrow, zone())} AND d."starts" < ${dayEnd(tomorrow, zone())}
        AND NOT d."calledOff" AND p."withdrawnAt" IS NULL AND j."reminded" IS DISTINCT FROM ${tomorrow}
      LIMIT ${BATCH} FOR UPDATE OF j SKIP LOCKED)
    UPDATE "Joining" j SET "reminded" = ${tomorrow}
    FROM coming JOIN "Day" d ON d."id" = coming."dayId" JOIN "Post" p ON p."id" = d."postId"
      LEFT JOIN "Place" place ON place."id" = p."placeId"
    WHERE j."dayId" = coming."dayId" AND j."personId" = coming."personId"
    RETURNING j."personId", j."dayId", p."id" AS "postId", p."title", d."starts", d."kind"::text AS "kind",
      coalesce(place."name", p."whereWords") AS "place"`;
  for (const { starts, kind, ...row } of rows) {
    const reminder = { ...row, day: dayOf(starts, zone()), hour: kind === 'HOUR' ? starts : null };
    // Once it has begun, nobody needs it any more.
    const options = { expires: starts, about: reminderOf(row.dayId, tomorrow) };
    await queueMails(db, [row.personId], (language) => reminderMail(language, reminder, zone()), options);
  }
  return rows;
}
