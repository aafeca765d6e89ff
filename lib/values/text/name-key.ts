import { INVISIBLE, READING_MARKS, toStreamSafe } from '#lib/values/text/combining-marks';
import { skeletonOf } from '#lib/values/text/confusables';

/**
 * What a name is known by: two names that are spelt alike but for case, spaces and points, or that look alike, have one
 * key (after the skeleton of UTS #39). It is for comparing only, never to be shown.
 *
 * - An accent makes another name: Ömer is not Omer, as both are names and nobody takes one for the other.
 * - Vowel points and hamza do not: Arabic and Hebrew names are written with and without them.
 * - I, l and 1 are one letter, so now and then two honest names meet (Ilia, Lila): one more word is then proposed,
 *   which is kinder than one person speaking as another.
 */
export function nameKey(name: string): string {
  const letters = searchText(toStreamSafe(name).normalize('NFKD'))
    .replace(READING_MARKS, '')
    .replace(INVISIBLE, '')
    .replace(/(?<=[ij])\u0307/gu, ''); // a dotted i is dotted already
  const looks = skeletonOf(letters).normalize('NFC');
  const bare = looks.replace(/[\p{P}\p{Z}\s]/gu, '');
  return bare || looks.trim();
}

/** Case folding by way of capitals, which unites ß and ss, ς and σ, ſ and s. */
const searchText = (text: string): string => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
