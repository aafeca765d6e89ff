import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Config } from '#lib/platform/config/config';
import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** 403 for a write that no page of this board sent. */
export const refuseForeignWrites: IncomingStep = ({ req, door, isOneClick }) =>
  req.method === 'POST' && !isOneClick && !isOwnPage(req, door.settings) ? refuse(req, 403) : undefined;

/** Whether a write comes from a page of this board (OWASP: verify Origin, and Sec-Fetch-Site where it is sent). */
export function isOwnPage(req: IncomingMessage, settings: Pick<Config, 'PUBLIC_URL'>): boolean {
  const { origin, host = '' } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return site === 'same-origin';
  if (settings.PUBLIC_URL) return origin === settings.PUBLIC_URL;
  return isNearName(host) && (origin === `http://${host}` || origin === `https://${host}`);
}

/** Without PUBLIC_URL only localhost and IP literals are believed: any other name could be rebound to this machine. */
function isNearName(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}
