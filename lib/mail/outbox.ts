import 'server-only';
import { seal, unseal } from '#lib/config/seal';
import type { Transaction } from '#lib/database/client';
import { now } from '#lib/when/clock';

/** How long a mail is tried: what could not be said within a day is no news. */
export const A_DAY = 24 * 60 * 60 * 1000;

/** A mail: it names nobody but its reader and holds nothing of a conversation. Plain text, lines broken with \n. */
export type MailText = { subject: string; text: string };

/** When it goes, when it is given up, and an address to be confirmed, where it is not the person's own yet. */
export type MailOptions = { due?: Date; expires?: Date; to?: string };

/** Puts a mail to a person into the outbox, sealed. It goes out when the transaction has committed, or not at all. */
export async function queueMail(
  db: Transaction,
  personId: string,
  { subject, text }: MailText,
  { due = now(), expires = new Date(due.getTime() + A_DAY), to }: MailOptions = {},
): Promise<void> {
  const sealed = seal('mail', JSON.stringify({ subject, text, to }));
  await db.mail.create({ data: { personId, sealed, due, expires }, select: { id: true } });
}

/** A mail as it was put into the outbox. */
export function opened(sealed: Uint8Array): MailText & { to?: string } {
  return JSON.parse(unseal('mail', sealed));
}
