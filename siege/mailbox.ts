import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// A mail that is to come comes within seconds; of one that is not, nothing is to be seen but that another came after it.
const PATIENCE = 30_000;
const OFTEN = 100;

/** The mails that a board has written down, as their readers get them. */
export class Mailbox {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = path.join(folder, 'mail');
  }

  /** All mails to an address, as they stand there (RFC 5322). */
  to(address: string): string[] {
    return this.#all().filter((mail) => headOf(mail).includes(address));
  }

  /** The heads of all mails. */
  heads(): string[] {
    return this.#all().map(headOf);
  }

  #all(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(path.join(this.#folder, name), 'utf8'));
  }

  /** The link to a page that the newest mail to an address brings; waits for it. @throws where none comes */
  async linkTo(address: string, page: string): Promise<string> {
    const link = new RegExp(`https?://[^/\\s"<>]*(${page}[^\\s"<>]*)`);
    for (let waited = 0; waited < PATIENCE; waited += OFTEN) {
      const to = this.to(address)
        .map(plain)
        .map((mail) => link.exec(mail)?.[1])
        .filter((found) => found !== undefined)
        .at(-1);
      if (to) return to.replaceAll('&amp;', '&');
      await pause(OFTEN);
    }
    throw new Error(`no mail to ${address} brought a link to ${page}`);
  }
}

const headOf = (mail: string): string => mail.slice(0, mail.search(/\r?\n\r?\n/));

/** Quoted-printable undone (RFC 2045, 6.7): soft line breaks and escaped signs. */
export function plain(mail: string): string {
  const joined = mail.replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
