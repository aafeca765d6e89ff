import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Composed } from '#lib/notifications/compose';
import { boardAddress } from '#lib/platform/config/address';
import { config } from '#lib/platform/config/config';
import { eraseAll } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';
import { cutoff } from '#lib/values/periods';
import { withoutBidi } from '#lib/values/text/bidi';
import { now } from '#lib/values/time/clock';

/** A mail with its address. `id`: the same where it is sent again, so that a mailbox can tell. */
export type AddressedMail = Composed & { id: string; to: string; boardName: string };

// A mail server that says nothing is given up: the next try comes.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** One that drips is given up after a minute, whatever it still says. */
const LONGEST = 60_000;

async function soon(sending: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), LONGEST);
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
}

/** Hands a mail over: to the mail server of MAIL_URL, else as an .eml file in DATA_DIR/mail. @throws where it was not taken. */
export async function handOver(mail: AddressedMail): Promise<void> {
  const { MAIL_URL } = config();
  if (MAIL_URL) await soon(createTransport({ url: MAIL_URL, ...PATIENCE }).sendMail(message(mail)));
  else await writeDown(mail);
}

/** Whether the mail server answers and lets us in; true where mails are written down. @throws with what it said. */
export async function transportAnswers(): Promise<void> {
  const { MAIL_URL } = config();
  if (MAIL_URL) await createTransport({ url: MAIL_URL, ...PATIENCE }).verify();
}

const folder = (): string => path.join(config().DATA_DIR, 'mail');

/** Erases mails that were written down more than a day before an instant: they hold addresses, and their links are long used up. */
export async function eraseMailFiles(at: Date): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name);
    const written = (await stat(file).catch(() => undefined))?.mtime;
    if (name.endsWith('.eml') && written && written < cutoff('mail', at)) await eraseAll(file); // another process may have been quicker
  }
}

/** Written beside its place and moved there, so that whoever watches the folder finds whole mails only. */
async function writeDown(mail: AddressedMail): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const paper = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: text } = await paper.sendMail(message(mail));
  const file = path.join(folder(), `${now().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`);
  await replaceFile(file, text as Buffer);
}

function message({ id, to, subject, text, html, language, stop, boardName }: AddressedMail) {
  const { MAIL_FROM } = config();
  const { hostname } = new URL(boardAddress());
  return {
    from: MAIL_FROM ?? { name: withoutBidi(boardName), address: `fournil@${hostname}` },
    to: { name: '', address: to }, // an address, never a list that somebody typed
    subject,
    text,
    html,
    messageId: `<${id}@${hostname}>`,
    date: new Date(now().setSeconds(0, 0)),
    xMailer: false as const,
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: no holiday answers
      'Content-Language': language,
      // RFC 8058: one tap, without signing in.
      ...(stop && {
        'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
