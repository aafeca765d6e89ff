import { firstCodePoints } from '#lib/values/text/combining-marks';
import { toAsciiDigits } from '#lib/values/text/digits';
import { fold } from '#lib/values/text/fold';

/**
 * What this folding is called. A search text that changes by a change of this file or of lib/values/text/fold.ts asks for another name:
 * by that the texts that are kept are folded again (lib/operations/copies/jobs.ts). A test holds it.
 */
export const FOLDING = 'digits';

/**
 * Signs of scripts that put no spaces between words, or much onto them: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean. The
 * function `found_by` of the database knows the same ones.
 */
const DENSE =
  '\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\ud7ff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const IS_DENSE = new RegExp(`[${DENSE}]`, 'u');
const BORDER = new RegExp(`(?<=[${DENSE}])(?=[^${DENSE} ])|(?<=[^${DENSE} ])(?=[${DENSE}])`, 'gu');

/** No word of any language is longer; an index has no room for longer ones. */
const LONGEST = 60;
const TOO_LONG = new RegExp(`([^ ]{${LONGEST}})(?=[^ ])`, 'gu');

/** One search looks for at most so many words of so many code points: each is one more condition on the index. */
const MOST_WORDS = 8;
const LONGEST_SOUGHT = 40;
/** So many signs of a word without spaces are looked for by the index; the rest is compared. */
const SIGNS = 6;

/** Words that are looked for; `withTypos` where they may be spelt nearly so. */
export type SearchTerms = { words: string[]; withTypos: boolean };

/** Katakana, whose signs stand as far behind those of hiragana. */
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/gu;
const APART = 0x60;
const INDIC = /[\u0900-\u097f\u0a00-\u0a7f]/u;
/** Hindi's and Panjabi's dot below, which many leave out. */
const NUKTA = /[\u093c\u0a3c]/gu;
/** The ways to write that a vowel is said through the nose: a letter of the row of the consonant that follows, or a dot with a moon. */
const NASAL = /(?:ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ)/gu;

/** The text folded, and spellings as one that are the same to those who read them: ぱん and パン, हिन्दी and हिंदी, ताज़ी and ताजी, ٥ and 5. */
export function foldVariants(text: string): string {
  const searchText = toAsciiDigits(fold(text)).replace(KATAKANA, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - APART),
  );
  if (!INDIC.test(searchText)) return searchText;
  return searchText.normalize('NFD').replace(NUKTA, '').replace(NASAL, 'ं').normalize('NFC');
}

/**
 * The text as it is kept to be found: folded, with a space for every run of punctuation and between scripts with spaces and those
 * without, so that words are what stands between spaces. Of several lines it is that of each, joined by spaces.
 */
export function toSearchText(text: string): string {
  return foldVariants(text)
    .replace(/[\p{P}\p{White_Space}]+/gu, ' ')
    .replace(BORDER, ' ')
    .replace(TOO_LONG, '$1 ')
    .trim();
}

/** A hyphen behind which so little stands that it would not be found at the end of a word: wi-fi. */
const SHORT_END =
  /(?<=[\p{L}\p{M}\p{N}])\p{Pd}(?=[\p{L}\p{N}]\p{M}*(?:[\p{L}\p{N}]\p{M}*)?(?![\p{L}\p{M}\p{N}]))/gu;

/**
 * The words of a query, each once, in its order: at most eight, of at most forty code points each. What has a hyphen in it is two words,
 * as those find what is written in one, with a hyphen or apart; where the second is too short for that, it is one.
 */
export function toSearchTerms(query: string): string[] {
  const words = toSearchText(firstCodePoints(query, 1000).replace(SHORT_END, '')).split(' ');
  const known = new Set(
    words.map((word) => firstCodePoints(word, LONGEST_SOUGHT)).filter((word) => word !== ''),
  );
  return [...known].slice(0, MOST_WORDS);
}

/** Whether a word of `toSearchText` is of a script without spaces. */
export const isDense = (word: string): boolean => IS_DENSE.test(word);

/** Whether a word is found at the end of others too, as bread in sourdoughbread: of two letters that would be anything. */
export const isMatchedAtEnd = (word: string): boolean => [...word].length >= 3;

/** Nobody writes shorter or longer words in two: "sour dough", "Lebensmittel-Verteilung". */
const SHORTEST_COMPOUND = 4;
const LONGEST_COMPOUND = 24;

/** The ways in which a word may be written as two, with a hyphen or a space between: "sour dough". */
export function halvesOf(word: string): [string, string][] {
  const signs = [...word];
  if (isDense(word) || signs.length < SHORTEST_COMPOUND || signs.length > LONGEST_COMPOUND) return [];
  if (!/^[\p{L}\p{M}]+$/u.test(word)) return [];
  const ends = signs.slice(1, -1).map((_, at) => at + 1);
  return ends.map((at) => [signs.slice(0, at).join(''), signs.slice(at).join('')]);
}

/** Patterns for LIKE, one of which finds the word in ` ${folded} `: what the index finds, found without it. */
export function likePatternsOf(word: string): string[] {
  const plain = word.replace(/[\\%_]/g, '\\$&');
  if (isDense(word)) return [`%${plain}%`];
  const apart = halvesOf(word).map((halves) => `% ${halves.join(' ')}%`);
  return isMatchedAtEnd(word) ? [`% ${plain}%`, `%${plain} %`, ...apart] : [`% ${plain}%`];
}

/** Patterns of the words that are looked for, a list for each; null beyond the last. As many as a query has at most. */
export type Words = { [word in `word${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`]: string[] | null };

/** The patterns of each word that is looked for, as statements of SQL take them. */
export function wordsOf(sought: SearchTerms | null): Words {
  const patterns = sought?.words.map(likePatternsOf) ?? [];
  const of = (at: number) => patterns[at - 1] ?? null;
  return {
    ...{ word1: of(1), word2: of(2), word3: of(3), word4: of(4) },
    ...{ word5: of(5), word6: of(6), word7: of(7), word8: of(8) },
  };
}

/** What the index is asked (a tsquery) for the words in one area, or for what has none (null): as they are typed, or nearly so. */
export function indexQuery({ words, withTypos }: SearchTerms, area: string | null): string {
  const cell = area?.slice(1, 9) ?? '';
  const start = (text: string) => lexeme(cell + text);
  const end = (text: string) => lexeme(`${cell}<${[...text].reverse().join('')}`);
  return words
    .map((word) => {
      if (withTypos) return either(alternatives(word, start, end));
      if (isDense(word)) return start(firstCodePoints(word, SIGNS));
      if (!isMatchedAtEnd(word)) return start(word);
      const apart = halvesOf(word).map(([first, second]) => `(${whole(cell + first)} & ${start(second)})`);
      return either([start(word), end(word), ...apart]);
    })
    .join(' & ');
}

const whole = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`;
const lexeme = (text: string): string => `${whole(text)}:*`;
const either = (all: string[]): string => (all[1] === undefined ? `${all[0]}` : `(${all.join(' | ')})`);
type Part = (text: string) => string;

/** What a word with a mistake in it has in common with the right one: where the mistake is not, its beginning or its end is right. */
function alternatives(word: string, start: Part, end: Part): string[] {
  const signs = [...word];
  const first = (many: number) => start(signs.slice(0, many).join(''));
  const last = (many: number) => end(signs.slice(-many).join(''));
  if (isDense(word)) {
    const half = Math.ceil(signs.length / 2);
    if (signs.length < 4) return [start(word)];
    return [signs.slice(0, half), signs.slice(half)].map((part) => start(part.slice(0, SIGNS).join('')));
  }
  if (signs.length < 4) return isMatchedAtEnd(word) ? [start(word), end(word)] : [start(word)];
  const parts = [first(3), last(3)];
  if (signs.length === 4) parts.push(`(${first(2)} & ${last(1)})`, `(${first(1)} & ${last(2)})`);
  if (signs.length === 5 || signs.length === 6) parts.push(`(${first(2)} & ${last(2)})`);
  return signs.length < 6 ? [...parts, ...turned(signs).map(start)] : parts;
}

/** The word with each two neighbouring letters turned round. */
const turned = (signs: string[]): string[] =>
  signs.slice(1).map((sign, at) => [...signs.slice(0, at), sign, signs[at], ...signs.slice(at + 2)].join(''));
