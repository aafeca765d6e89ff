import 'server-only';
import { queueMail } from '#lib/notifications/outbox';
import { lockUnseenToAsk, lockUnseenToForget } from '#lib/people/leaving/leaving.sql';
import { stayMail } from '#lib/people/leaving/mail';
import { erase } from '#lib/people/leaving/mutations';
import { answerUntil, isQuestionOpen, readStayQuestion } from '#lib/people/leaving/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { now } from '#lib/values/time/clock';
import { dayEnd, monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** As many mails as one transaction of the sweep queues. */
const ASKED_AT_ONCE = 50;

/**
 * Asks some of those by mail who were last here before `unseenSince` whether to keep their place: each once, who has an address. The mail
 * and the note that they were asked are one transaction. It is tried as long as the answer is open.
 * @param today the day ('YYYY-MM-DD') that is noted
 * @returns whether anybody was asked, so that there may be more
 */
export async function askUnseen(db: Transaction, unseenSince: Date, today: string): Promise<boolean> {
  const people = await run(db, lockUnseenToAsk, {
    unseenSince: unseenSince.toISOString(),
    most: ASKED_AT_ONCE,
  });
  const expires = dayEnd(answerUntil(today), zone());
  for (const { id, language } of people) {
    await db.person.update({ where: { id }, data: { askedOn: new Date(today) }, select: { id: true } });
    const asking = { personId: id, askedOn: today };
    await queueMail(db, id, { ...stayMail(language, asking), due: now(), expires, about: `stay ${today}` });
  }
  return people.length > 0;
}

/** "Yes, keep my place", by the token of the mail that asked. @returns false where the question is no longer open */
export async function answerStay(token: string): Promise<boolean> {
  const asking = readStayQuestion(token);
  const today = todayIn(zone(), now());
  if (!asking || !isQuestionOpen(asking.askedOn, today)) return false;
  const { count } = await database().person.updateMany({
    where: { id: asking.personId, askedOn: new Date(asking.askedOn) },
    data: { seenOn: new Date(monthEnd(today)), askedOn: null },
  });
  return count > 0;
}

/**
 * Erases somebody who was last here before this day, as if they had left: who has an address once they were asked before `askedSince`
 * and did not answer. Who comes by at this moment stays.
 * @returns the keys of the pictures that went, for `removePictureFiles` when the transaction has committed; undefined where there is
 * nobody (left).
 */
export async function eraseUnseen(
  db: Transaction,
  unseenSince: Date,
  askedSince: Date,
): Promise<string[] | undefined> {
  const [person] = await run(db, lockUnseenToForget, {
    unseenSince: unseenSince.toISOString(),
    askedSince: askedSince.toISOString(),
  });
  return person && (await erase(person, db));
}
