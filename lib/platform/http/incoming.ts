import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Config } from '#lib/platform/config/config';

/** A status the door answers by itself, before anything behind it is asked. */
export type Refusal = 400 | 403 | 404 | 405 | 413 | 429;

/** What Next's own client would ask for; our pages never do. */
const ONLY_NEXTS_CLIENT =
  /^\/_next\/(?!static\/(?:media|chunks)\/[^?]*\.(?:css|woff2|png|svg|ico)(?:\?|$))|^[^?]*\.(?:rsc|segments\/[^?]*)(?:\?|$)/;

/** Where calendars and feeds are made; they are fetched beside their page (next.config.mjs), and nowhere else. */
const BEHIND = /^\/feeds(?:\/|$)/;

/** Why a request is refused at the door, or undefined where it may pass. */
export function refusalOf(req: IncomingMessage, settings: Config): Refusal | undefined {
  const { method = 'GET', url = '/' } = req;
  if (!['GET', 'HEAD', 'POST'].includes(method)) return 405;
  if (!isReadable(url)) return 400;
  if (process.env.NODE_ENV === 'production' && ONLY_NEXTS_CLIENT.test(url)) return 404;
  if (BEHIND.test(new URL(url, 'http://localhost').pathname)) return 404;
  if (method === 'POST' && !isOwnPage(req, settings) && !ONE_CLICK.test(url)) return 403;
  return undefined;
}

/**
 * The addresses that mail programs write to for their users, with no page of ours before (RFC 8058). What they do is sealed in the
 * address, so that whoever writes there could not do anything else, and nobody's cookies are looked at.
 */
const ONE_CLICK = /^\/stop\/[\w-]{40,600}$/;

/** Whether a mail program says, for its user, that no more mails like the one with this address shall come. */
export function isOneClick(req: IncomingMessage, settings: Config): boolean {
  return req.method === 'POST' && ONE_CLICK.test(req.url ?? '') && !isOwnPage(req, settings);
}

/** Brings what a mail program says to where it is heard, without whose browser it may have come from. */
export function leadOneClick(req: IncomingMessage): void {
  delete req.headers.cookie;
  req.url = `/one-click?token=${req.url?.split('/').at(-1)}`;
}

/** Whether an address is a path whose percent escapes are UTF-8 without NUL. */
function isReadable(url: string): boolean {
  if (!url.startsWith('/') || url.startsWith('//') || url.length > 4_000) return false;
  try {
    return (
      !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0') && URL.canParse(url, 'http://localhost')
    );
  } catch {
    return false;
  }
}

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

/** Drops what only Next's own client would send, so that every answer is a whole page, and tells Next where it is reached. */
export function cleanRequest(
  req: IncomingMessage,
  settings: Pick<Config, 'PUBLIC_URL' | 'TRUST_PROXY'>,
): void {
  for (const name of Object.keys(req.headers))
    if (
      name === 'rsc' ||
      // Parts of what is compressed afterwards would be parts of something else.
      name.endsWith('range') ||
      name.startsWith('next-') ||
      name.startsWith('x-middleware') ||
      name.startsWith('x-nextjs')
    )
      delete req.headers[name];
  if (!settings.TRUST_PROXY)
    for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for']) delete req.headers[name];
  if (settings.PUBLIC_URL) {
    const { host, protocol } = new URL(settings.PUBLIC_URL);
    req.headers.host = host;
    req.headers['x-forwarded-host'] = host;
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  }
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.searchParams.has('_rsc')) {
    url.searchParams.delete('_rsc');
    req.url = url.pathname + url.search;
  }
}
