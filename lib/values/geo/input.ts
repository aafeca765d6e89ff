import type { Point } from '#lib/values/geo/cell';
import { readPasted } from '#lib/values/geo/pasted-point';
import { limitedAs, line } from '#lib/values/text/input';

/** Longer than the links that maps make. */
const LONGEST_LINK = 2000;

/**
 * Where something is, pasted: numbers, or a link from a map; null where nothing was said. Errors: `where.shortLink` for a link that only
 * its maker can read, `where.unreadable` for whatever does not say one spot.
 */
export function spot() {
  const text = line(LONGEST_LINK, { optional: true });
  const read = text.transform((said, context): Point | null => {
    if (said === null) return null;
    const pasted = readPasted(said);
    if (pasted.is === 'point') return pasted.point;
    const message = pasted.is === 'shortLink' ? 'where.shortLink' : 'where.unreadable';
    context.issues.push({ code: 'custom', message, input: said });
    return null;
  });
  return limitedAs(text, read);
}
