import { parseSetCookie } from 'cookie';
import { beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { putPrefixes, takePrefixes } from '#lib/platform/http/cookie-names';
import { bare, type Exchange } from '#lib/platform/http/exchange';
import { SESSION_AGE, writeToken } from '#lib/platform/http/session';

const HTTPS = { PUBLIC_URL: 'https://board.example' };

beforeEach(() => {
  vi.stubEnv('SECRET', 'a secret that is long enough to be one');
});

/** What is seen inside of the cookies that came, and what is set by an answer that sets these. */
async function through(cookie: string, set: string[] = [], settings = HTTPS as { PUBLIC_URL?: string }) {
  const exchange = { req: { headers: { cookie } }, door: { settings: readConfig(settings) } };
  await takePrefixes(exchange as unknown as Exchange);
  const answer = bare(200);
  for (const each of set) answer.headers.append('Set-Cookie', each);
  const said = (await putPrefixes(answer, exchange as unknown as Exchange)).headers.getSetCookie();
  return { seen: exchange.req.headers.cookie, said };
}

test('encrypted, a cookie has its prefix on its way and its plain name inside', async () => {
  const { seen, said } = await through('a=1; __Host-fournil-session=x; __Host-fournil-near=y', [
    'fournil-language=fr; Path=/; Max-Age=9; Secure',
    'fournil-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ]);
  expect(seen).toBe('a=1; fournil-session=x; fournil-near=y');
  expect(said).toEqual([
    '__Host-fournil-language=fr; Path=/; Max-Age=9; Secure',
    // Without Secure a browser would not take it, and the old one would stay.
    '__Host-fournil-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure',
  ]);
});

test('in a home network, without encryption, names stay plain', async () => {
  const set = ['fournil-language=fr; Path=/'];
  const { seen, said } = await through('fournil-session=x; fournil-near=y', set, {});
  expect([seen, said]).toEqual(['fournil-session=x; fournil-near=y', set]);
});

test('what a device had from before is taken, set anew under its new name, and goes under the old', async () => {
  const before = await writeToken('a-session', {});
  const { seen, said } = await through(`fournil-session=${before}; fournil-language=fr`);
  expect(seen).toBe(`fournil-session=${before}; fournil-language=fr`);
  const [session, language, ...gone] = said.map((cookie) => parseSetCookie(cookie));
  expect(session).toMatchObject({ name: '__Host-fournil-session', maxAge: SESSION_AGE, secure: true });
  expect(language).toMatchObject({ name: '__Host-fournil-language', value: 'fr', secure: true, path: '/' });
  expect(gone).toEqual(
    ['fournil-session', 'fournil-language'].map((name) => ({ name, value: '', path: '/', maxAge: 0 })),
  );
  const again = await through(`__Host-fournil-session=${session?.value}`);
  expect(again).toEqual({ seen: `fournil-session=${session?.value}`, said: [] });
});

test('an answer that signs out has the last word, also over what came from before', async () => {
  const before = await writeToken('a-session', {});
  const { said } = await through(`fournil-session=${before}`, ['fournil-session=; Path=/; Max-Age=0']);
  expect(said.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-fournil-session', 'fournil-session']);
});

test('a neighbouring host signs nobody in: a plain cookie is none beside the other, nor one that was written for it, nor what is sealed', async () => {
  const [before, since] = [await writeToken('theirs', {}), await writeToken('theirs', HTTPS)];
  const { seen, said } = await through(`fournil-session=${before}; __Host-fournil-session=mine`);
  expect([seen, said]).toEqual(['fournil-session=mine', ['fournil-session=; Max-Age=0; Path=/']]);
  for (const forged of [`fournil-session=${since}`, 'fournil-session=x', 'fournil-passphrase=sealed'])
    expect([forged, (await through(forged)).seen]).toEqual([forged, '']);
});
