import 'server-only';
import type { MailKind } from '#lib/notifications/kinds';
import { keyedHash } from '#lib/platform/config/keys';
import { seal, unseal } from '#lib/platform/config/seal';
import type { Transaction } from '#lib/platform/database/client';
import { wakeWorkers } from '#lib/platform/jobs/wake';
import { retention } from '#lib/values/periods';
import { idOf } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

/**
 * What somebody is told: it names nobody but its reader and holds nothing of a conversation. Plain text, lines broken with \n; a line that
 * is an address of this board becomes a link, which says what `labels` has for it. `to` is an address that is not the person's own: not yet,
 * or not any more. `isNotice`: they did not ask for it, and are told all the same. `begins` (ISO 8601): when that begins of which it tells;
 * quiet hours hold it no longer than that.
 */
export type MailText = {
  subject: string;
  text: string;
  labels?: Record<string, string>;
  kind?: MailKind;
  to?: string;
  isNotice?: true;
  begins?: string;
};

/**
 * When it goes, and when it is given up. With `about` (what it is about, as text) it can be taken back while it waits.
 */
export type MailOptions = { due?: Date; expires?: Date; about?: string };

/** What happens to somebody within these minutes comes in one mail. */
export const TOGETHER = 3 * 60 * 1000;

/**
 * What comes in one mail is due one after the other, a millisecond apart, as it happened: what takes place after all was called off before.
 * So much apart at most, it comes together.
 */
const ONE_AFTER_THE_OTHER = 1_000;

/**
 * Puts a mail to a person into the outbox, sealed, to go when the transaction has committed. One of a kind waits a few minutes, and goes
 * with what else there is to tell its reader by then, outside their quiet hours; one of none goes at once and alone.
 */
export async function queueMail(
  db: Transaction,
  personId: string,
  { subject, text, labels, kind, to, isNotice, begins, due: said, expires, about }: MailText & MailOptions,
): Promise<void> {
  const due = said ?? (kind ? await soon(db, personId) : now());
  const sealed = seal('mail', JSON.stringify({ subject, text, labels, sort: kind, to, isNotice, begins }));
  const id = about === undefined ? undefined : mailId(personId, about);
  const row = {
    id,
    personId,
    sealed,
    kind,
    due,
    expires: expires ?? new Date(due.getTime() + retention('mail')),
  };
  // What waits already about the same is not sent twice.
  const [made] = await db.mail.createManyAndReturn({
    data: [row],
    skipDuplicates: true,
    select: { id: true },
  });
  // What is due later is found then.
  if (made && due <= now()) await wakeWorkers(db);
}

/** With what somebody is to be told within the next minutes anyway, and after it; else some minutes from now. */
async function soon(db: Transaction, personId: string): Promise<Date> {
  const latest = new Date(now().getTime() + TOGETHER);
  const waiting = await db.mail.findMany({
    where: { personId, kind: { not: null }, due: { gt: now(), lt: togetherUntil(latest) } },
    orderBy: { due: 'asc' },
    select: { due: true },
  });
  const [first] = waiting;
  if (!first || first.due > latest) return latest;
  const before = waiting.findLast(({ due }) => due < togetherUntil(first.due)) ?? first;
  return new Date(before.due.getTime() + 1);
}

/** Until when what is due at an instant has what comes with it. */
export const togetherUntil = (due: Date): Date => new Date(due.getTime() + ONE_AFTER_THE_OTHER);

/**
 * Puts the same mail to several people into the outbox, to each in their language. Those without an address find it on the page, and those
 * who stopped such mails wanted none.
 */
export async function queueMails(
  db: Transaction,
  personIds: string[],
  make: (language: string | null) => MailText & MailOptions,
): Promise<void> {
  const readers = await db.person.findMany({
    where: { id: { in: personIds }, emailHash: { not: null } },
    select: { id: true, language: true, stopped: true },
  });
  for (const { id, language, stopped } of readers) {
    const mail = make(language);
    if (!mail.kind || !stopped.includes(mail.kind)) await queueMail(db, id, mail);
  }
}

/** Takes back the mails about something that still wait, of these people. @returns those for whom one did */
export async function unqueueMails(db: Transaction, personIds: string[], about: string): Promise<string[]> {
  const where = { id: { in: personIds.map((personId) => mailId(personId, about)) } };
  const waiting = await db.mail.findMany({ where, select: { personId: true } });
  await db.mail.deleteMany({ where });
  return waiting.map(({ personId }) => personId);
}

/** Takes words out of all mails that wait: they are hidden by now. What the mail tells beside stays. */
export async function takeOutOfMails(db: Transaction, words: string[]): Promise<void> {
  for (const { id, sealed } of await db.mail.findMany({ select: { id: true, sealed: true } })) {
    const text = unseal('mail', sealed);
    let kept = text;
    for (const each of words) kept = kept.replaceAll(JSON.stringify(each).slice(1, -1), '…');
    if (kept !== text) await db.mail.updateMany({ where: { id }, data: { sealed: seal('mail', kept) } });
  }
}

/** The id of a mail about something: only this board can find it again. */
const mailId = (personId: string, about: string): string => idOf(keyedHash('mail', `${personId}\0${about}`));

/** A mail as it was put into the outbox. Sealed, its kind is called "sort", as it was in mails that wait since before. */
export function openMail(sealed: Uint8Array): MailText {
  const { sort: kind, ...mail } = JSON.parse(unseal('mail', sealed));
  return { ...mail, kind };
}
