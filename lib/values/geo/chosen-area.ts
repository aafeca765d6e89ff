import { areaOf, isCell } from '#lib/values/geo/cell';

/** The cookie in which a browser keeps the area its reader chose: an H3 cell of resolution 7. It is kept nowhere else. */
export const AREA_COOKIE = 'fournil-near';
/** How long a browser keeps it, in seconds. */
export const AREA_AGE = 365 * 24 * 60 * 60;

/** The area in a cookie's value; null where it is none, or there is no cookie. */
export function areaIn(value: string | undefined): string | null {
  return value && /^[0-9a-f]{15}$/.test(value) && isCell(value) ? areaOf(value) : null;
}
