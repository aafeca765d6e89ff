import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Door } from '#lib/platform/http/door';

/** The same for stored and live pages: nothing inline is left in them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets what every answer carries (OWASP secure headers). Position is asked for on a tap only, by our own pages. */
export function setHeaders(req: IncomingMessage, res: ServerResponse, { dev, settings }: Door): void {
  if (!dev) res.setHeader('Content-Security-Policy', POLICY);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), browsing-topics=()');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  // The picture beside a link is for others' pages.
  const isForOthers = /\/preview\.png(?:\?|$)/.test(req.url ?? '');
  res.setHeader('Cross-Origin-Resource-Policy', isForOthers ? 'cross-origin' : 'same-origin');
  res.setHeader('Speculation-Rules', '"/speculation"');
  if (settings.PUBLIC_URL?.startsWith('https:'))
    res.setHeader('Strict-Transport-Security', 'max-age=31536000');
  // What was fetched ahead of a write would show the board as it was.
  if (req.method === 'POST') res.setHeader('Clear-Site-Data', '"prefetchCache", "prerenderCache"');
}
