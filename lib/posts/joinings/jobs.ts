import 'server-only';
import { queueMails } from '#lib/notifications/outbox';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { noteReminded } from '#lib/posts/joinings/joinings.sql';
import { reminderMail } from '#lib/posts/joinings/mail';
import { reminderAt } from '#lib/posts/joinings/rules';
import { reminderOf } from '#lib/posts/post/rules';
import { now } from '#lib/values/time/clock';
import { addDays, dayEnd, dayOf, dayStart, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** So many at once: each is noted as it is queued. */
const BATCH = 200;

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

async function remindSome(tomorrow: string, db: Transaction): Promise<unknown[]> {
  const rows = await run(db, noteReminded, {
    day: tomorrow,
    starts: dayStart(tomorrow, zone()),
    ends: dayEnd(tomorrow, zone()),
    most: BATCH,
  });
  for (const { starts, kind, ...row } of rows) {
    const reminder = { ...row, day: dayOf(starts, zone()), hour: kind === 'HOUR' ? starts : null };
    // Once it has begun, nobody needs it any more.
    const options = { expires: starts, about: reminderOf(row.occurrenceId, tomorrow) };
    await queueMails(db, [row.personId], (language) => ({
      ...reminderMail(language, reminder, zone()),
      ...options,
    }));
  }
  return rows;
}
