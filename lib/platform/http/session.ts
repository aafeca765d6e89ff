import { parseCookie, stringifySetCookie } from 'cookie';
import { decode, encode } from 'next-auth/jwt';
import type { Config } from '#lib/platform/config/config';
import { keyFor, keysBefore } from '#lib/platform/config/keys';
import { cookieFlags, isEncrypted } from '#lib/platform/http/cookie-flags';
import { retention } from '#lib/values/periods';

/** The cookie that holds a session: a JWT (encrypted, by next-auth) around a random token whose hash is in the database. */
export const SESSION_COOKIE = 'fournil-session';
/** How long a session stays unused, in seconds. */
export const SESSION_AGE = retention('session') / 1000;

const asText = (key: Buffer): string => key.toString('base64url');

type Settings = Partial<Pick<Config, 'PUBLIC_URL'>>;
/** A session's random token, since when it stands in its cookie (seconds since 1970), and whether that cookie's name has a prefix. */
type SessionToken = { session: string; since: number; hasPrefix: boolean };

/** The cookie's value for a session's random token. It says whether it was written for a name with a prefix: under another it is none. */
export function writeToken(session: string, settings: Settings): Promise<string> {
  const token = { session, ...(isEncrypted(settings) && { host: true }) };
  return encode({ token, secret: asText(keyFor('session')), maxAge: SESSION_AGE });
}

/** What a cookie's value holds, or undefined where it is not ours. */
export async function readToken(raw: string): Promise<SessionToken | undefined> {
  for (const key of [keyFor('session'), ...keysBefore('session')]) {
    const token = await decode({ token: raw, secret: asText(key) }).catch(() => null);
    if (typeof token?.session === 'string' && typeof token.iat === 'number')
      return { session: token.session, since: token.iat, hasPrefix: token.host === true };
  }
  return undefined;
}

/** What the session's cookie holds in a Cookie header, or undefined where there is none of ours. */
export async function tokenIn(header = ''): Promise<SessionToken | undefined> {
  const raw = parseCookie(header)[SESSION_COOKIE];
  return raw ? readToken(raw) : undefined;
}

/** A Set-Cookie header that renews a session. */
export async function sessionCookie(session: string, settings: Settings): Promise<string> {
  const value = await writeToken(session, settings);
  return stringifySetCookie({ name: SESSION_COOKIE, value, ...cookieFlags(settings, SESSION_AGE) });
}
