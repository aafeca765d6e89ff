/**
 * Vowel points and reading marks that a writer may leave out or put in without it being another word:
 * Hebrew points and accents, Arabic harakat and hamza above or below.
 */
export const READING_MARKS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/gu;

/** What is not seen: joiners, direction marks, variation selectors, soft hyphens, fillers, the empty Braille cell. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

const FLOOD = /(\p{M}{30})\p{M}+/gu;

/**
 * The text in a state that is safe to normalise: well-formed, and with at most thirty marks in a row
 * (Stream-Safe Text, UAX #15). Sorting a longer row takes time that grows with its square: seconds for 100 kB.
 */
export function toStreamSafe(text: string): string {
  return text.toWellFormed().replace(FLOOD, '$1');
}

/** Whether a row of marks is longer than any language writes. */
export function isMarkFlood(text: string): boolean {
  return /\p{M}{31}/u.test(text);
}

/** The first so many code points, so that no character is cut in half. */
export function firstCodePoints(text: string, codePoints: number): string {
  return [...text.slice(0, codePoints * 2)].slice(0, codePoints).join('').toWellFormed();
}
