import { areaOf, isCell } from '#lib/values/geo/cell';

/** The cookie in which a browser keeps where its reader looks: an H3 cell of resolution 7. It is kept nowhere else. */
export const LOOKING_COOKIE = 'fournil-near';

/** Where a reader looks, by their cookies; null where they chose nothing. */
export function lookingFrom(cookies: string | undefined): string | null {
  const cell = new RegExp(`(?:^|;\\s*)${LOOKING_COOKIE}=([0-9a-f]{15})(?:;|$)`).exec(cookies ?? '')?.[1];
  return isCell(cell) ? areaOf(cell) : null;
}
