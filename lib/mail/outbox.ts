import 'server-only';
import { keyedHash } from '#lib/config/keys';
import { seal, unseal } from '#lib/config/seal';
import type { Transaction } from '#lib/database/client';
import { stays } from '#lib/forgetting/periods';
import { addJob } from '#lib/jobs/queue';
import { now } from '#lib/when/clock';

/** A mail: it names nobody but its reader and holds nothing of a conversation. Plain text, lines broken with \n. */
export type MailText = { subject: string; text: string };

/**
 * When it goes, when it is given up, and an address to be confirmed, where it is not the person's own yet. With `about` (what it is
 * about, as text) it can be taken back while it waits.
 */
export type MailOptions = { due?: Date; expires?: Date; to?: string; about?: string };

/** Puts a mail to a person into the outbox, sealed. It goes out when the transaction has committed, or not at all. */
export async function queueMail(
  db: Transaction,
  personId: string,
  { subject, text }: MailText,
  { due = now(), expires = new Date(due.getTime() + stays('mail')), to, about }: MailOptions = {},
): Promise<void> {
  const sealed = seal('mail', JSON.stringify({ subject, text, to }));
  const id = about === undefined ? undefined : idOf(personId, about);
  // What waits already about the same is not sent twice.
  const data = [{ id, personId, sealed, due, expires }];
  const [row] = await db.mail.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  // What is due later gets its job then.
  if (row && due <= now()) await addJob(db, 'mail', row.id);
}

/** Takes back the mails about something that still wait, of these people. */
export async function unqueueMails(db: Transaction, personIds: string[], about: string): Promise<void> {
  await db.mail.deleteMany({ where: { id: { in: personIds.map((personId) => idOf(personId, about)) } } });
}

/** An id (UUID, RFC 9562 version 8) that only this board can find again, and that tells nothing. */
function idOf(personId: string, about: string): string {
  const hex = Buffer.from(keyedHash('mail', `${personId}\0${about}`)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A mail as it was put into the outbox. */
export function opened(sealed: Uint8Array): MailText & { to?: string } {
  return JSON.parse(unseal('mail', sealed));
}
