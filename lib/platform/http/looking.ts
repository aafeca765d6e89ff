import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/platform/config/config';
import { isSecure } from '#lib/platform/http/session';
import { areaAt } from '#lib/values/geo/at';
import { LOOKING_COOKIE, lookingFrom } from '#lib/values/geo/looking';

/** The pages that are of somewhere. */
const OF_SOMEWHERE = ['/', '/places', '/map', '/wander'];
export const LOOKING_AGE = 365 * 24 * 60 * 60;

/**
 * Leads whoever chose where they look to the same page there, so that every address says by itself what it shows: what is stored for
 * visitors never depends on a cookie, and what somebody copies from the address shows others the same. `?at=lat,lng` (a tap on "around
 * me") chooses. Whether it answered.
 */
export function leadThere(req: IncomingMessage, res: ServerResponse, settings: Config): boolean {
  if (req.method !== 'GET') return false;
  const url = new URL(req.url ?? '/', 'http://localhost');
  const asked = url.searchParams;
  if (!OF_SOMEWHERE.includes(url.pathname) || asked.has('near')) return false;
  const at = asked.getAll('at');
  const chosen = at.length === 1 ? areaAt(at[0] ?? '') : null;
  if (at.length > 0 && !chosen) return false; // what cannot be read is said by the page
  const near = chosen ?? lookingFrom(req.headers.cookie);
  if (!near) return false;
  asked.delete('at');
  asked.set('near', near);
  if (chosen) res.appendHeader('Set-Cookie', lookingCookie(chosen, settings));
  res.statusCode = 303;
  res.setHeader('Location', `${url.pathname}?${asked}`);
  res.setHeader('Cache-Control', 'private, no-store');
  res.setHeader('Vary', 'Cookie');
  res.end();
  return true;
}

function lookingCookie(area: string, settings: Config): string {
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${LOOKING_AGE}`;
  return `${LOOKING_COOKIE}=${area}; ${flags}${isSecure(settings) ? '; Secure' : ''}`;
}
