import { parseCookie, parseSetCookie } from 'cookie';
import { CHOICES } from '#lib/platform/http/cookie-names';
import type { Exchange, OutgoingStep } from '#lib/platform/http/exchange';
import { SESSION_COOKIE } from '#lib/platform/http/session';

/** Addresses that are secrets: links of mails, invitations, calendars, the opening link. */
const SECRET = /^\/sign-in\/again|^\/(?:stop|cannot|reported|in|invite\/back|mine)\/[^/]|[?&](?:token|key)=/;
/** All that a browser keeps of a board whose reader goes; its choices are cookies, and stay. */
const CLEARED = '"cache", "storage", "prefetchCache", "prerenderCache"';

/**
 * A visitor's page may be kept by their browser only, which asks each time whether it is still so. What is somebody's is kept nowhere, so
 * that nothing of it comes back once they have signed out: pages for whoever is signed in, answers to what was sent, and what a secret
 * address opens. What is the same for everybody says so itself (public).
 */
export const keepPagePrivate: OutgoingStep = (answer, { req }) => {
  const { headers } = answer;
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  const said = headers.get('cache-control');
  if (said?.includes('public')) return answer;
  if (isSecret(req) || (isSomebodys(req) && (isPage || said === null)))
    headers.set('Cache-Control', 'private, no-store');
  else if (isPage && (said === null || said.includes('no-store')))
    headers.set('Cache-Control', 'private, no-cache');
  return answer;
};

type Asked = Exchange['req'];

const isSecret = ({ url = '', method }: Asked): boolean => method === 'POST' || SECRET.test(url);

/** All cookies of ours but what a device chose are carried by somebody who is shown something of theirs. */
const isSomebodys = ({ headers }: Asked): boolean =>
  Object.keys(parseCookie(headers.cookie ?? '')).some(
    (name) => name.startsWith('fournil-') && !Object.hasOwn(CHOICES, name),
  );

/** Where somebody signs out, or signs in as somebody else, their browser drops what it kept for whoever was signed in. */
export const clearAfterLeaving: OutgoingStep = (answer, { req }) => {
  if (req.method !== 'POST' || !parseCookie(req.headers.cookie ?? '')[SESSION_COOKIE]) return answer;
  const said = answer.headers.getSetCookie().map((cookie) => parseSetCookie(cookie).name);
  if (said.includes(SESSION_COOKIE)) answer.headers.set('Clear-Site-Data', CLEARED);
  return answer;
};
