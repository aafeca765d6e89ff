import 'server-only';
import { cookies } from 'next/headers';
import { config } from '#lib/platform/config/config';
import { openedText, sealedText } from '#lib/platform/config/seal';
import { LOOKING_AGE } from '#lib/platform/http/looking';
import { isSecure, readToken, SESSION_AGE, SESSION_COOKIE, writeToken } from '#lib/platform/http/session';
import { LOOKING_COOKIE, lookingFrom } from '#lib/values/geo/looking';
import { LANGUAGE_COOKIE } from '#lib/values/language/languages';
import { stays } from '#lib/values/periods';

const PASSPHRASE_COOKIE = 'fournil-passphrase';
// Long enough to find a pen.
const PASSPHRASE_AGE = 15 * 60;
const CALENDAR_COOKIE = 'fournil-calendar';
const MADE_COOKIE = 'fournil-made';
const INVITATION_COOKIE = 'fournil-invitation';
const INVITATION_AGE = stays('invitation') / 1000;
const LANGUAGE_AGE = 365 * 24 * 60 * 60;

function flags(maxAge: number) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config()), maxAge } as const;
}

/** Signs this device in with a session's random token. Only in an action. */
export async function keepSession(token: string): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, await writeToken(token), flags(SESSION_AGE));
}

/** Takes the session from this device and returns its token, if there was one. Only in an action. */
export async function dropSession(): Promise<string | undefined> {
  const jar = await cookies();
  const raw = jar.get(SESSION_COOKIE)?.value;
  jar.delete(SESSION_COOKIE);
  jar.delete(PASSPHRASE_COOKIE);
  jar.delete(CALENDAR_COOKIE);
  jar.delete(MADE_COOKIE);
  return raw && (await readToken(raw))?.session;
}

/** Keeps a reader's choice of language on this device. Only in an action. */
export async function keepLanguage(language: string): Promise<void> {
  (await cookies()).set(LANGUAGE_COOKIE, language, flags(LANGUAGE_AGE));
}

/** Keeps where a reader looks on this device, and nowhere else. Only in an action. */
export async function keepLooking(area: string): Promise<void> {
  (await cookies()).set(LOOKING_COOKIE, area, flags(LOOKING_AGE));
}

/** Forgets where a reader looks. Only in an action. */
export async function dropLooking(): Promise<void> {
  (await cookies()).delete(LOOKING_COOKIE);
}

/** Where a reader of this device chose to look; null where they chose nothing. */
export async function looking(): Promise<string | null> {
  const chosen = (await cookies()).get(LOOKING_COOKIE)?.value;
  return chosen ? lookingFrom(`${LOOKING_COOKIE}=${chosen}`) : null;
}

/** Carries a new passphrase, sealed, to the next page that is shown on this device. Only in an action. */
export async function carryPassphrase(passphrase: string): Promise<void> {
  await carry(PASSPHRASE_COOKIE, 'passphrase', passphrase);
}

/** The passphrase that waits to be written down on this device. */
export async function carriedPassphrase(): Promise<string | undefined> {
  return carried(PASSPHRASE_COOKIE, 'passphrase');
}

/** The passphrase was written down. Only in an action. */
export async function dropPassphrase(): Promise<void> {
  (await cookies()).delete(PASSPHRASE_COOKIE);
}

/** Carries the token of a calendar's secret address, sealed, to the next pages on this device. Only in an action. */
export async function carryCalendar(token: string): Promise<void> {
  await carry(CALENDAR_COOKIE, 'calendar', token);
}

/** The token of a secret address that was made a moment ago on this device. */
export async function carriedCalendar(): Promise<string | undefined> {
  return carried(CALENDAR_COOKIE, 'calendar');
}

/** Carries the links of a new invitation, sealed, to the next page on this device. Only in an action. */
export async function carryMade(made: string): Promise<void> {
  await carry(MADE_COOKIE, 'made', made);
}

/** The links of an invitation that was made a moment ago on this device. */
export async function carriedMade(): Promise<string | undefined> {
  return carried(MADE_COOKIE, 'made');
}

/** The links of the invitation were taken. Only in an action. */
export async function dropMade(): Promise<void> {
  (await cookies()).delete(MADE_COOKIE);
}

/** Carries an invitation's token until its holder gives their name at the end of a form. Only in an action. */
export async function carryInvitation(token: string): Promise<void> {
  await carry(INVITATION_COOKIE, 'invitation', token, INVITATION_AGE);
}

/** The token of the invitation that this device carries. */
export async function carriedInvitation(): Promise<string | undefined> {
  return carried(INVITATION_COOKIE, 'invitation');
}

/** Its holder has come in. Only in an action. */
export async function dropInvitation(): Promise<void> {
  (await cookies()).delete(INVITATION_COOKIE);
}

async function carry(cookie: string, purpose: string, text: string, age = PASSPHRASE_AGE): Promise<void> {
  (await cookies()).set(cookie, sealedText(purpose, text), flags(age));
}

async function carried(cookie: string, purpose: string): Promise<string | undefined> {
  return openedText(purpose, (await cookies()).get(cookie)?.value ?? '');
}
