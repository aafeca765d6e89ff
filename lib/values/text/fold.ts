import { INVISIBLE, READING_MARKS, toStreamSafe } from '#lib/values/text/combining-marks';

/**
 * Accents of Latin, Greek and Cyrillic: the blocks of combining diacritical marks. Not the marks of other scripts:
 * Hindi's vowel signs and Japanese's dakuten make another word, so they stay.
 */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;

/** Letters that no decomposition brings to what people type for them. */
const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ς: 'σ' },
  // Arabic and Persian keyboards have different kaf and yeh; final ta marbuta and alef maksura are often typed plain.
  ...{ ک: 'ك', ی: 'ي', ى: 'ي', ة: 'ه', ـ: '' },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * The text as search sees it: compatibility forms resolved (NFKD), lower case, without accents and vowel points,
 * without what is not seen, white space as single spaces; then composed again (NFC). Folding twice is folding once.
 * ü is u and ß is ss, as most people type them in haste; ü is not ue.
 */
export function fold(text: string): string {
  const plain = toStreamSafe(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(READING_MARKS, '');
  return plain
    .replace(INVISIBLE, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}
