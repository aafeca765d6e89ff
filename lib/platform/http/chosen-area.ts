import { parseCookie, stringifySetCookie } from 'cookie';
import { cookieFlags } from '#lib/platform/http/cookie-flags';
import { bare, type IncomingStep } from '#lib/platform/http/exchange';
import { areaAt } from '#lib/values/geo/at';
import { AREA_AGE, AREA_COOKIE, areaIn } from '#lib/values/geo/chosen-area';

/** The pages that are of somewhere. */
const OF_SOMEWHERE = ['/', '/places', '/map', '/wander'];

/**
 * Leads whoever chose an area to the same page there, so that every address says by itself what it shows: what is stored for visitors
 * never depends on a cookie, and what somebody copies from the address shows others the same. `?at=lat,lng` (a tap on "around me")
 * chooses.
 */
export const leadToChosenArea: IncomingStep = ({ req, door }) => {
  if (req.method !== 'GET') return undefined;
  const { pathname, searchParams: asked } = new URL(req.url ?? '/', 'http://localhost');
  if (!OF_SOMEWHERE.includes(pathname) || asked.has('near')) return undefined;
  const at = asked.getAll('at');
  const chosen = at.length === 1 ? areaAt(at[0] ?? '') : null;
  if (at.length > 0 && !chosen) return undefined; // what cannot be read is said by the page
  const near = chosen ?? areaIn(parseCookie(req.headers.cookie ?? '')[AREA_COOKIE]);
  if (!near) return undefined;
  asked.delete('at');
  asked.set('near', near);
  const answer = bare(303, {
    Location: `${pathname}?${asked}`,
    'Cache-Control': 'private, no-store',
  });
  if (chosen) {
    const flags = cookieFlags(door.settings, AREA_AGE);
    answer.headers.append('Set-Cookie', stringifySetCookie({ name: AREA_COOKIE, value: chosen, ...flags }));
  }
  return answer;
};
