import { randomInt } from 'node:crypto';
import { WORDLIST } from '#lib/values/text/wordlist';

/** Each word out of 2048 is 11 bits. */
const WORDS = 5;

/**
 * Five words drawn at random, as in "quince teapot oven lantern moss": 55 bits of entropy. With a slow hash and the
 * door's limits that is beyond guessing, and it can still be read out on the telephone.
 */
export function newPassphrase(): string {
  return Array.from({ length: WORDS }, () => WORDLIST[randomInt(WORDLIST.length)]).join(' ');
}

/** Some words of the list, the same for the same bytes, two bytes each. */
export function wordsOf(bytes: Uint8Array, many: number): string {
  const view = Buffer.from(bytes);
  return Array.from({ length: many }, (_, at) => WORDLIST[view.readUInt16BE(at * 2) % WORDLIST.length]).join(
    ' ',
  );
}

/** A typed passphrase as it was made: lower case, one space wherever somebody wrote spaces, hyphens or stops. */
export function normalisePassphrase(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
