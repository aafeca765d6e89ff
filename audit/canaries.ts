import type { Chance } from './chance.ts';

/** What all canaries begin with: a letter sequence of no language, and one that folding and look-alikes leave alone. */
export const MARK = 'zekva';
const LETTERS = 'abdefgkpstuz';
const LENGTH = 10;
/** Any canary. */
export const CANARY = new RegExp(`${MARK}[${LETTERS}]{${LENGTH}}`, 'gi');

/** A word that stands nowhere else, and what it stands in. */
export type Canary = {
  word: string;
  /** What it is: a title, a file's name, an address. */
  what: string;
  /** When it must have been erased by the promise, in milliseconds since 1970; Infinity while it lives. */
  goes: () => number;
};

/** All canaries of a month. */
export class Canaries {
  readonly #chance: Chance;
  readonly all = new Map<string, Canary>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** A new word for something. `goes` is asked when the month is over. */
  word(what: string, goes: () => number): string {
    const letters = Array.from({ length: LENGTH }, () => LETTERS[this.#chance.below(LETTERS.length)]);
    const word = MARK + letters.join('');
    if (this.all.has(word)) return this.word(what, goes);
    this.all.set(word, { word, what, goes });
    return word;
  }
}
