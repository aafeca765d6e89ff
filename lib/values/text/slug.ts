import { firstCodePoints } from '#lib/values/text/combining-marks';
import { fold } from '#lib/values/text/fold';
import { isId } from '#lib/values/text/id';

/** What stands in an address must be short enough to be read out. */
const LONGEST = 60;

/** Words that mean something of their own after /places/. */
const RESERVED = new Set([
  'new',
  'open',
  'edit',
  'history',
  'sheet',
  'wall',
  'index',
  'places',
  'null',
  'undefined',
]);

/**
 * The last part of a place's address: its name folded (Latin without accents, other scripts in their own letters), with
 * hyphens for everything else, at most sixty code points. Never empty, never digits only, never a reserved word or an id.
 * It need not be unique; whoever stores it sees to that.
 */
export function slugOf(name: string): string {
  const words = fold(firstCodePoints(name, 1000))
    .replace(/['’]/g, '')
    .replace(/(?<![\p{L}\p{M}\p{N}])\p{M}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = trim(firstCodePoints(trim(words), LONGEST));
  if (slug === '') return 'place';
  if (RESERVED.has(slug) || isId(slug) || !/\p{L}/u.test(slug))
    return trim(firstCodePoints(`place-${slug}`, LONGEST));
  return slug;
}

const trim = (text: string): string => text.replace(/^-+|-+$/g, '');
