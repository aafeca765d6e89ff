import { stringifySetCookie } from 'cookie';
import { decode, encode } from 'next-auth/jwt';
import type { Config } from '#lib/platform/config/config';
import { keyFor, keysBefore } from '#lib/platform/config/keys';
import { cookieFlags } from '#lib/platform/http/cookie-flags';
import { retention } from '#lib/values/periods';

/** The cookie that holds a session: a JWT (encrypted, by next-auth) around a random token whose hash is in the database. */
export const SESSION_COOKIE = 'fournil-session';
/** How long a session stays unused, in seconds. */
export const SESSION_AGE = retention('session') / 1000;

const asText = (key: Buffer): string => key.toString('base64url');

/** The cookie's value for a session's random token. */
export function writeToken(session: string): Promise<string> {
  return encode({ token: { session }, secret: asText(keyFor('session')), maxAge: SESSION_AGE });
}

/** The random token in a cookie's value and since when it stands there (seconds since 1970), or undefined where it is not ours. */
export async function readToken(raw: string): Promise<{ session: string; since: number } | undefined> {
  for (const key of [keyFor('session'), ...keysBefore('session')]) {
    const token = await decode({ token: raw, secret: asText(key) }).catch(() => null);
    if (typeof token?.session === 'string' && typeof token.iat === 'number')
      return { session: token.session, since: token.iat };
  }
  return undefined;
}

/** A Set-Cookie header that renews a session. */
export async function sessionCookie(session: string, settings: Pick<Config, 'PUBLIC_URL'>): Promise<string> {
  const value = await writeToken(session);
  return stringifySetCookie({ name: SESSION_COOKIE, value, ...cookieFlags(settings, SESSION_AGE) });
}
