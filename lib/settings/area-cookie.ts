import 'server-only';
import { dropCookie, keepCookie, readCookie } from '#lib/platform/http/cookies';
import { AREA_AGE, AREA_COOKIE, areaIn } from '#lib/values/geo/chosen-area';

/** Keeps the area that a reader chose on this device, and nowhere else. Only in an action. */
export function keepChosenArea(area: string): Promise<void> {
  return keepCookie(AREA_COOKIE, area, AREA_AGE);
}

/** Forgets the area that a reader chose. Only in an action. */
export function dropChosenArea(): Promise<void> {
  return dropCookie(AREA_COOKIE);
}

/** The area that a reader of this device chose; null where they chose none. */
export async function chosenArea(): Promise<string | null> {
  return areaIn(await readCookie(AREA_COOKIE));
}
