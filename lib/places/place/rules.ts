import type { PlacePage } from '#lib/places/place/schema';
import { centreOf, isAsExactAs, PLACE } from '#lib/values/geo/cell';
import { cutoff, retentionDays } from '#lib/values/periods';
import { saysElse } from '#lib/values/text/says-else';
import { addDays, dayOf } from '#lib/values/time/day';

/** A place that is no more can be brought back where it was closed after this instant. */
export const hereSince = (now: Date): Date => cutoff('place', now);

/** Whether a place is seen by nobody any more: a home that closed is gone at once. */
export const isGone = ({ isHome, closedAt }: { isHome: boolean; closedAt: Date | null }): boolean =>
  isHome && closedAt !== null;

/** The day on which a place that was closed then is forgotten. */
export const placeErasedOn = (closedAt: Date, zone: string): string =>
  addDays(dayOf(closedAt, zone), retentionDays('place'));

/** The address of a place's page, in any script. */
export const placeAddress = (slug: string, page?: string): string =>
  `/places/${encodeURIComponent(slug.toWellFormed())}${page ? `/${page}` : ''}`;

/** The slug in an address, or null where no place can have it. */
export function slugIn(address: string): string | null {
  try {
    const slug = decodeURIComponent(address).normalize('NFC').toLowerCase();
    return /^[\p{L}\p{M}\p{N}-]{1,70}$/u.test(slug) ? slug : null;
  } catch {
    return null; // not percent-encoded text
  }
}

/** A page from its form and the cell that this says, and a form's values from a page. */
export function pageFrom(
  data: { placeName: string; words: string | null; whereWords: string | null; notebook: string | null },
  cell: string | null,
): PlacePage {
  const { placeName: name, words, whereWords, notebook } = data;
  return { name, words: words ?? '', whereWords: whereWords ?? '', cell, notebook: notebook ?? '' };
}

export function valuesOf({ name, words, whereWords, cell, notebook }: PlacePage) {
  return { placeName: name, words, whereWords, point: pointText(cell), town: townIn(cell), notebook };
}

/** Whether two pages say something else, or stand somewhere else: a space or a sign more is no change. */
export const saysOtherwise = (before: PlacePage, after: PlacePage): boolean =>
  before.cell !== after.cell || saysElse(wholePage(before), wholePage(after));

const wholePage = ({ name, words, whereWords, notebook }: PlacePage): string =>
  [name, words, whereWords, notebook].join('\n');

/** Whether a place says where it is to a step, not only around which town. */
export const isSpot = (cell: string | null): cell is string => cell !== null && isAsExactAs(cell, PLACE);

const townIn = (cell: string | null): string | null => (isSpot(cell) ? null : cell);

/** A spot as somebody would paste it: the middle of its cell, so small that it stands for it. Nothing where a town is all that was said. */
export function pointText(cell: string | null): string {
  if (!isSpot(cell)) return '';
  const { lat, lng } = centreOf(cell);
  return `${lat.toFixed(6)}, ${lng.toFixed(6)}`;
}

/** The names of the form's fields for the parts of a page. */
export const PLACE_FIELDS = {
  name: 'placeName',
  words: 'words',
  whereWords: 'whereWords',
  cell: 'point',
  notebook: 'notebook',
} as const;

export const REFUSED = {
  missing: 'places.gone',
  closed: 'places.closed',
  hidden: 'places.hidden',
  conflict: 'places.meanwhile',
} as const;
