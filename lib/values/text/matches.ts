import {
  foldVariants,
  halvesOf,
  isDense,
  isMatchedAtEnd,
  type SearchTerms,
} from '#lib/values/text/search-text';
import { isTypoOf, typoWithin } from '#lib/values/text/typos';

/** A part of a text, in UTF-16 units: from (inside) till (outside). */
export type TextRange = [from: number, to: number];

/** Whether a text of `toSearchText` says all of the words, as the index finds them. For many texts, it looks at each of their words once. */
export function containsAll({ words, withTypos }: SearchTerms): (found: string) => boolean {
  const each = words.map((word) => {
    if (isDense(word)) return (found: string) => spotsOf(found, word, withTypos)[0] !== undefined;
    const known = new Map<string, boolean>();
    const isSaid = (said: string) => {
      if (!known.has(said)) known.set(said, spotIn(said, word, withTypos) !== null);
      return known.get(said) === true;
    };
    // The same word, written as two.
    const isApart = (said: string, next: string) =>
      said.length < word.length && word.startsWith(said) && isHalved(word, said, next);
    return (found: string) => {
      const words = found.split(' ');
      return words.some((said, at) => isSaid(said) || isApart(said, words[at + 1] ?? ''));
    };
  });
  return (found) => each.every((isSaid) => isSaid(found));
}

const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Where a text says one of the words: the parts of the text itself, as it was written, in their order. Each is of whole characters, as
 * people see them: whoever looks for "stras" sees the whole ß of Straße marked.
 */
export function matchesIn(text: string, sought: SearchTerms): TextRange[] {
  const { found, at } = alignedSearchText(text);
  const said = sought.words.flatMap((word) => spotsOf(found, word, sought.withTypos));
  if (!said[0]) return [];
  const characters = CHARACTERS.segment(text);
  const spots = said
    .map(([from, to]): TextRange => {
      const first = characters.containing(at[from] ?? 0);
      const last = characters.containing(at[to - 1] ?? 0);
      return [first?.index ?? 0, last ? last.index + last.segment.length : 0];
    })
    .sort(([a], [b]) => a - b);
  const joined: TextRange[] = [];
  for (const [from, to] of spots) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Some words around the first spot of a text, to be shown where the text itself is not; null where it says none of the words. */
export function excerptOf(text: string, sought: SearchTerms): string | null {
  const [first] = matchesIn(text, sought);
  if (!first) return null;
  const [from, to] = [Math.max(0, first[0] - 40), Math.min(text.length, first[1] + 70)];
  const before = from === 0 ? '' : text.slice(from, first[0]).replace(/^\S*\s/, '');
  const after = to === text.length ? text.slice(first[1]) : text.slice(first[1], to).replace(/\s\S*$/, '');
  const words = `${from === 0 ? text.slice(0, first[0]) : `… ${before}`}${text.slice(...first)}${after}`;
  return `${words.replace(/\s+/g, ' ').trim()}${to === text.length ? '' : ' …'}`.toWellFormed();
}

/** Where a text of `toSearchText` says a word. */
function spotsOf(found: string, word: string, withTypos: boolean): TextRange[] {
  if (isDense(word)) {
    const exact: TextRange[] = [];
    for (let at = found.indexOf(word); at >= 0; at = found.indexOf(word, at + word.length))
      exact.push([at, at + word.length]);
    if (exact[0] || !withTypos) return exact;
    const near = typoWithin(word, found);
    return near ? [near] : [];
  }
  const spots: TextRange[] = [];
  const words = [...found.matchAll(/[^ ]+/g)];
  for (const [at, { 0: said, index }] of words.entries()) {
    const spot = spotIn(said, word, withTypos);
    if (spot) spots.push([index + spot[0], index + spot[1]]);
    const next = words[at + 1];
    if (!spot && next && isHalved(word, said, next[0]))
      spots.push([index, next.index + word.length - said.length]);
  }
  return spots;
}

/** Whether a word is written as these two: "sour" and "doughs". */
const isHalved = (word: string, said: string, next: string): boolean =>
  halvesOf(word).some(([first, second]) => first === said && next.startsWith(second));

/** Which part of one word of a text says a word. */
function spotIn(said: string, word: string, withTypos: boolean): TextRange | null {
  if (said.startsWith(word)) return [0, word.length];
  if (isMatchedAtEnd(word) && said.endsWith(word)) return [said.length - word.length, said.length];
  return withTypos && isTypoOf(word, said) ? [0, said.length] : null;
}

/** A sign with its marks: also with those of half-width Japanese, and with a nasal before it that may be written as a mark. */
const SIGN = /(?:[ङञणनम]\u094d(?=[क-भ]))?\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/** The text as `toSearchText` has it (but for spaces), and where in the text each unit of that comes from. Signs are folded one by one, with their marks. */
export function alignedSearchText(text: string): { found: string; at: number[] } {
  let found = '';
  const at: number[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const plain = /^[\p{P}\p{White_Space}]/u.test(sign) ? ' ' : foldVariants(sign);
    const border =
      found !== '' && !/ $/.test(found) && plain.trim() !== '' && isDense(plain) !== isDense(found.slice(-1));
    for (const unit of border ? ` ${plain}` : plain) {
      for (let part = 0; part < unit.length; part++) at.push(index);
      found += unit;
    }
  }
  return { found, at };
}
