import { decode, encode } from 'next-auth/jwt';
import type { Config } from '#lib/platform/config/config';
import { keyFor, keysBefore } from '#lib/platform/config/keys';
import { stays } from '#lib/values/periods';

/** The cookie that holds a session: a JWT (encrypted, by next-auth) around a random token whose hash is in the database. */
export const SESSION_COOKIE = 'fournil-session';
/** How long a session stays unused, in seconds. */
export const SESSION_AGE = stays('session') / 1000;

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

/** Whether cookies must travel encrypted. */
export function isSecure({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): boolean {
  return PUBLIC_URL?.startsWith('https:') ?? false;
}

/** A Set-Cookie header that renews a session. */
export async function sessionCookie(session: string, settings: Pick<Config, 'PUBLIC_URL'>): Promise<string> {
  const flags = `Path=/; Max-Age=${SESSION_AGE}; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`;
  return `${SESSION_COOKIE}=${await writeToken(session)}; ${flags}`;
}
