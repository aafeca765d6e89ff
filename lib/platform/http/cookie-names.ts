import { parseCookie, stringifySetCookie } from 'cookie';
import type { Config } from '#lib/platform/config/config';
import { cookieFlags, isEncrypted } from '#lib/platform/http/cookie-flags';
import type { IncomingStep, OutgoingStep } from '#lib/platform/http/exchange';
import { readToken, SESSION_COOKIE, sessionCookie } from '#lib/platform/http/session';
import { AREA_AGE, AREA_COOKIE } from '#lib/values/geo/chosen-area';
import { LANGUAGE_AGE, LANGUAGE_COOKIE } from '#lib/values/language/languages';

/** A browser takes a cookie of such a name only from this host itself, encrypted, and for the whole of it (RFC 6265bis, 4.1.3.2). */
const PREFIX = '__Host-';
/** How the names of our cookies begin. */
const OURS = 'fournil-';
/** What a device chose, by how long it keeps that: nobody is signed in by it. */
export const CHOICES: Record<string, number> = { [LANGUAGE_COOKIE]: LANGUAGE_AGE, [AREA_COOKIE]: AREA_AGE };

/** A cookie as a request says it. */
type Pair = { name: string; pair: string };

const pairsIn = (header = ''): Pair[] =>
  header.split(/;\s*/).map((pair) => ({ name: pair.slice(0, Math.max(0, pair.indexOf('='))).trim(), pair }));

/**
 * Where the board is reached encrypted, our cookies have a prefix on their way, by which no neighbouring host can set them; inside they
 * have their plain names. One of a plain name, from before, is taken where none of the new is there: a choice, or a session that was
 * written before.
 */
export const takePrefixes: IncomingStep = async (exchange) => {
  const { req, door } = exchange;
  if (!isEncrypted(door.settings) || !req.headers.cookie) return undefined;
  const pairs = pairsIn(req.headers.cookie);
  const ours = pairs.filter(({ name }) => name.startsWith(PREFIX + OURS)).map(withoutPrefix);
  const plain = pairs.filter(({ name }) => name.startsWith(OURS));
  exchange.plainCookies = [...new Set(plain.map(({ name }) => name))];
  const before = new Map<string, Pair>();
  for (const each of plain)
    if (!ours.some(({ name }) => name === each.name) && (await isTaken(each))) before.set(each.name, each);
  exchange.cookiesBefore = [...before.keys()];
  const others = pairs.filter(({ name }) => !name.startsWith(OURS) && !name.startsWith(PREFIX + OURS));
  req.headers.cookie = [...others, ...ours, ...before.values()].map(({ pair }) => pair).join('; ');
  return undefined;
};

/** Gives what is set its prefix. What was taken under its plain name is set anew under the other, and the plain ones go. */
export const putPrefixes: OutgoingStep = async (answer, { req, door, plainCookies, cookiesBefore = [] }) => {
  if (!isEncrypted(door.settings)) return answer;
  const said = answer.headers.getSetCookie();
  answer.headers.delete('Set-Cookie');
  const set = (cookie: string) => answer.headers.append('Set-Cookie', cookie);
  for (const cookie of said) set(withPrefix(cookie));
  for (const name of cookiesBefore) {
    if (said.some((cookie) => cookie.startsWith(`${name}=`))) continue;
    const renewed = await renewedCookie(name, req.headers.cookie, door.settings);
    if (renewed) set(withPrefix(renewed));
  }
  for (const name of plainCookies ?? []) set(stringifySetCookie({ name, value: '', path: '/', maxAge: 0 }));
  return answer;
};

const withoutPrefix = ({ name, pair }: Pair): Pair => ({
  name: name.slice(PREFIX.length),
  pair: pair.trimStart().slice(PREFIX.length),
});

function withPrefix(cookie: string): string {
  if (!cookie.startsWith(OURS)) return cookie;
  return `${PREFIX}${cookie}${/;\s*secure/i.test(cookie) ? '' : '; Secure'}`;
}

/** Whether a cookie of a plain name may be one of ours from before: whoever can set one could else sign others in as themselves. */
async function isTaken({ name, pair }: Pair): Promise<boolean> {
  if (Object.hasOwn(CHOICES, name)) return true;
  if (name !== SESSION_COOKIE) return false;
  const token = await readToken(parseCookie(pair)[name] ?? '');
  return token !== undefined && !token.hasPrefix;
}

async function renewedCookie(
  name: string,
  header: string | undefined,
  settings: Pick<Config, 'PUBLIC_URL'>,
): Promise<string | undefined> {
  const value = parseCookie(header ?? '')[name] ?? '';
  const age = CHOICES[name];
  if (age) return stringifySetCookie({ name, value, ...cookieFlags(settings, age) });
  const token = await readToken(value);
  return token && sessionCookie(token.session, settings);
}
