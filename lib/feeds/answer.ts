/** How calendars and feeds are answered: with what a reader needs to ask again cheaply (RFC 9110, 8.8 and 13.1). */
import { createHash } from 'node:crypto';
import { translatorFor } from '#lib/values/language/translate';
import { now } from '#lib/values/time/clock';

export const FORMATS = {
  ics: 'text/calendar; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;
export type Format = keyof typeof FORMATS;

/** The format that an address names, or null. */
export function formatIn(name: string): Format | null {
  return Object.hasOwn(FORMATS, name) ? (name as Format) : null;
}

/** As many addresses as are remembered with when their content last changed. */
const MOST = 2_000;
const known = new Map<string, { tag: string; since: number }>();

/**
 * Since when the content at an address has this tag, in whole seconds, as far as this process has seen: something that is withdrawn or
 * over changes a feed without any date in it growing. In memory only, and never the same twice for two contents.
 */
function since(key: string, tag: string): number {
  const before = known.get(key);
  const second = Math.floor(now().getTime() / 1000);
  const at = before?.tag === tag ? before.since : Math.max(second, (before?.since ?? 0) + 1);
  known.delete(key);
  known.set(key, { tag, since: at });
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break;
    known.delete(oldest);
  }
  return at;
}

/** What is answered: bytes, their media type and language, and what else its head says. */
type Content = { content: string | Buffer; type: string; language: string; headers?: Record<string, string> };

/**
 * 200 with the content, or 304 where the reader has it. The tag is weak, because the door compresses. Whoever keeps it must ask again each time:
 * what is withdrawn is gone at once.
 */
export function answered(
  request: Request,
  { content, type, language, headers: more = {} }: Content,
): Response {
  const tag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  const seconds = since(`${request.url} ${language}`, tag);
  const headers = {
    ETag: tag,
    'Last-Modified': new Date(seconds * 1000).toUTCString(),
    'Cache-Control': 'private, no-cache',
    'Content-Language': language,
    'X-Robots-Tag': 'noindex, noarchive',
    Vary: 'Accept-Encoding, Accept-Language, Cookie',
    ...more,
  };
  if (hasIt(request.headers, tag, seconds)) return new Response(null, { status: 304, headers });
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

/** If-None-Match counts before If-Modified-Since, and an unreadable date counts for nothing. */
function hasIt(headers: Headers, tag: string, seconds: number): boolean {
  const tags = headers.get('if-none-match');
  const opaque = (each: string) => each.trim().replace(/^W\//, '');
  if (tags !== null) return tags.trim() === '*' || tags.split(',').map(opaque).includes(opaque(tag));
  const date = Date.parse(headers.get('if-modified-since') ?? '');
  return date <= now().getTime() && Math.floor(date / 1000) >= seconds;
}

/** Why there is nothing, in words. */
export function refused(status: 400 | 404 | 503, language: string): Response {
  const words = translatorFor('answers', language)(`${status}.words`);
  const headers = {
    'Content-Type': FORMATS.txt,
    'Cache-Control': 'no-store',
    'Content-Language': language,
    'X-Robots-Tag': 'noindex',
  };
  return new Response(`${words}\n`, { status, headers });
}
