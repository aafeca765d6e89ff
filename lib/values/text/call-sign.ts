import { randomInt } from 'node:crypto';
import { WORDLIST } from '#lib/values/text/wordlist';

/** Two words drawn by chance, as in "amber lantern": enough to tell a few people apart for an evening, and easily said. */
export const newCallSign = (): string =>
  [WORDLIST[randomInt(WORDLIST.length)], WORDLIST[randomInt(WORDLIST.length)]].join(' ');
