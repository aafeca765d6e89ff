import 'server-only';
import { unqueueMails } from '#lib/notifications/outbox';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { keepChangedAt } from '#lib/posts/post/posts.sql';
import { reminderOf } from '#lib/posts/post/rules';
import { dayOf } from '#lib/values/time/day';
import { changeMoment } from '#lib/values/time/minute';
import { zone } from '#lib/values/time/zone';

/**
 * Keeps that the words or dates of a post changed, to the minute; after another change in that minute, some seconds later than that one, so
 * that calendars and feeds see each (RFC 5545, SEQUENCE) and nobody sees how many. One statement, for two may change dates of one post at once.
 */
export async function keepChange(db: Transaction, id: string, instant: Date): Promise<void> {
  await run(db, keepChangedAt, { id, ...changeMoment(instant) });
}

/** Takes back the reminders of a date, as it was, that wait yet for some people: it is not so any more, or they do not come. */
export async function takeBackReminders(
  db: Transaction,
  { id, starts }: { id: string; starts: Date },
  coming: { personId: string }[],
): Promise<void> {
  const personIds = coming.map(({ personId }) => personId);
  await unqueueMails(db, personIds, reminderOf(id, dayOf(starts, zone())));
}
