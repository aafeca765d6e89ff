import { parseSetCookie } from 'cookie';
import type { OutgoingStep } from '#lib/platform/http/exchange';
import { SESSION_COOKIE, sessionCookie, tokenIn } from '#lib/platform/http/session';

const DAY = 24 * 60 * 60;

/**
 * Gives a session's cookie another hundred days, once a day, so that whoever comes by stays signed in. An answer that says itself what
 * becomes of the cookie (signing in or out) has the last word.
 */
export const renewSession: OutgoingStep = async (answer, { req, door }) => {
  const token = await tokenIn(req.headers.cookie);
  if (!token || Date.now() / 1000 - token.since < DAY) return answer;
  const said = answer.headers.getSetCookie().map((cookie) => parseSetCookie(cookie).name);
  if (!said.includes(SESSION_COOKIE))
    answer.headers.append('Set-Cookie', await sessionCookie(token.session, door.settings));
  return answer;
};
