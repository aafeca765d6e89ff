import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/platform/config/config';
import { readToken, SESSION_COOKIE, sessionCookie } from '#lib/platform/http/session';

const DAY = 24 * 60 * 60;

/** Gives a session's cookie another hundred days, once a day, so that whoever comes by stays signed in. */
export async function renewSession(
  req: IncomingMessage,
  res: ServerResponse,
  settings: Config,
): Promise<void> {
  const raw = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]+)`).exec(req.headers.cookie ?? '')?.[1];
  const token = raw && (await readToken(raw));
  if (!token || Date.now() / 1000 - token.since < DAY) return;
  res.appendHeader('Set-Cookie', await sessionCookie(token.session, settings));
}
