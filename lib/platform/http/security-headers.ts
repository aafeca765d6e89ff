import { isEncrypted } from '#lib/platform/http/cookie-flags';
import type { OutgoingStep } from '#lib/platform/http/exchange';

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
export const setSecurityHeaders: OutgoingStep = (answer, { req, door: { dev, settings } }) => {
  const set = (name: string, value: string) => answer.headers.set(name, value);
  if (!dev) set('Content-Security-Policy', POLICY);
  set('X-Content-Type-Options', 'nosniff');
  set('Referrer-Policy', 'same-origin');
  set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), browsing-topics=()');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  // The picture beside a link is for others' pages.
  const isForOthers = req.url?.split('?')[0]?.endsWith('/preview.png');
  set('Cross-Origin-Resource-Policy', isForOthers ? 'cross-origin' : 'same-origin');
  set('Speculation-Rules', '"/speculation"');
  if (isEncrypted(settings)) set('Strict-Transport-Security', 'max-age=31536000');
  // What was fetched ahead of a write would show the board as it was.
  if (req.method === 'POST' && !answer.headers.has('Clear-Site-Data'))
    set('Clear-Site-Data', '"prefetchCache", "prerenderCache"');
  return answer;
};
