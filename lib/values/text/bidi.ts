/** What turns the direction of text around it, or keeps it apart (UAX #9, 2): left in somebody's words, it could rewrite a line. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Words of people as they may stand in a line of a mail: on one line, without what turns its direction. */
export function withoutBidi(text: string): string {
  return text
    .toWellFormed()
    .replace(TURNING, '')
    .replace(/[\p{Cc}\p{White_Space}]+/gu, ' ')
    .trim();
}

const FROM_RIGHT =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
const HAS_FROM_RIGHT = new RegExp(`[${FROM_RIGHT}]`, 'u');
const HAS_FROM_LEFT = new RegExp(`[[\\p{L}\\p{N}]--[${FROM_RIGHT}]]`, 'v');

/**
 * The same for the middle of a sentence: where it is written the other way, it keeps its direction to itself (between FSI and PDI).
 * @param isRtl whether the sentence is written from right to left.
 */
export function isolateBidi(text: string, isRtl: boolean): string {
  const words = withoutBidi(text);
  return (isRtl ? HAS_FROM_LEFT : HAS_FROM_RIGHT).test(words) ? `\u2068${words}\u2069` : words;
}
