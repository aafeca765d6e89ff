import 'server-only';
import { queueMail } from '#lib/notifications/outbox';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { stillSoMail } from '#lib/posts/post/mail';
import { lockSoonOver } from '#lib/posts/post/posts.sql';
import { askedUntil } from '#lib/posts/post/rules';
import { retention } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';

/** As many questions as one transaction of the sweep puts. */
const ASKED_AT_ONCE = 50;

/**
 * Asks by mail about some of what is for any day and leaves the board soon, each once: whoever answers for it and has an address. The
 * mails and the note that it was asked are one transaction. What somebody holds is left for the next time.
 * @returns whether there was any, so that there may be more
 */
export async function askStillSo(db: Transaction, at: Date): Promise<boolean> {
  const dates = await run(db, lockSoonOver, { at, until: askedUntil(at), most: ASKED_AT_ONCE });
  for (const { id, postId, ends, title } of dates) {
    await db.occurrence.update({ where: { id }, data: { asked: true }, select: { id: true } });
    const hosts = await db.person.findMany({
      where: { hosting: { some: { postId } }, emailHash: { not: null } },
      select: { id: true, language: true },
    });
    // It can be answered until the post is forgotten.
    const expires = new Date(ends.getTime() + retention('dated'));
    for (const { id: personId, language } of hosts) {
      const asking = { postId, personId, ends: ends.toISOString() };
      await queueMail(db, personId, {
        ...stillSoMail(language, asking, title),
        due: now(),
        expires,
        about: `still so ${id} ${asking.ends}`,
      });
    }
  }
  return dates.length > 0;
}
