import 'server-only';
import { INVITATION_COOKIE } from '#lib/people/invitation/invitation-cookie';
import { config } from '#lib/platform/config/config';
import { dropCookiesBut, keepCookie, readCookie } from '#lib/platform/http/cookies';
import { readToken, SESSION_AGE, SESSION_COOKIE, writeToken } from '#lib/platform/http/session';
import { AREA_COOKIE } from '#lib/values/geo/chosen-area';
import { LANGUAGE_COOKIE } from '#lib/values/language/languages';
import { sha256 } from '#lib/values/text/random';

/** What a device keeps, whoever is signed in on it; all else of ours goes with the session. */
const OF_THE_DEVICE = [LANGUAGE_COOKIE, AREA_COOKIE, INVITATION_COOKIE];

/** Signs this device in with a session's random token. Only in an action. */
export async function keepSession(token: string): Promise<void> {
  await keepCookie(SESSION_COOKIE, await writeToken(token, config()), SESSION_AGE);
}

/**
 * Takes the session from this device, with all that was carried for whoever was signed in, and returns its token, if there was one. Only
 * in an action.
 */
export async function dropSession(): Promise<string | undefined> {
  const token = await sessionToken();
  await dropCookiesBut(OF_THE_DEVICE);
  return token;
}

/** What the database keeps of the session in the cookie; nothing where there is none. */
export async function sessionHashes(): Promise<Uint8Array<ArrayBuffer>[]> {
  const token = await sessionToken();
  return token ? [sha256(token)] : [];
}

/** The random token of the session in the cookie, which may have ended. */
export async function sessionToken(): Promise<string | undefined> {
  const raw = await readCookie(SESSION_COOKIE);
  return raw ? (await readToken(raw))?.session : undefined;
}
