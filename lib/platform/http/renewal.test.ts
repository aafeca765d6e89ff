import { parseSetCookie } from 'cookie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { bare, type Exchange } from '#lib/platform/http/exchange';
import { renewSession } from '#lib/platform/http/renewal';
import { SESSION_AGE, SESSION_COOKIE, writeToken } from '#lib/platform/http/session';

const HOUR = 60 * 60 * 1000;

beforeEach(() => {
  vi.stubEnv('SECRET', 'a secret that is long enough to be one');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** What an answer says of cookies, asked with the cookie of a session that was written so many hours before. */
async function said(hours: number, own: Record<string, string> = {}, settings = {}): Promise<string[]> {
  const cookie = `a=1; ${SESSION_COOKIE}=${await writeToken('a-session', {})}`;
  vi.advanceTimersByTime(hours * HOUR);
  const exchange = { req: { headers: { cookie } }, door: { settings: readConfig(settings) } };
  const answer = await renewSession(bare(200, own), exchange as unknown as Exchange);
  return answer.headers.getSetCookie();
}

test('a session that is a day old is given another hundred days', async () => {
  const [renewed = ''] = await said(25);
  const { name, value, ...flags } = parseSetCookie(renewed);
  expect([name, !!value]).toEqual([SESSION_COOKIE, true]);
  expect(flags).toEqual({ maxAge: SESSION_AGE, path: '/', httpOnly: true, sameSite: 'lax' });
  const [secure = ''] = await said(25, {}, { PUBLIC_URL: 'https://board.example' });
  expect(parseSetCookie(secure).secure).toBe(true);
});

test('one that is younger, ended, or none of ours is left as it is', async () => {
  expect(await said(23)).toEqual([]);
  expect(await said(101 * 24)).toEqual([]);
  const exchange = {
    req: { headers: { cookie: `${SESSION_COOKIE}=x` } },
    door: { settings: readConfig({}) },
  };
  expect((await renewSession(bare(200), exchange as unknown as Exchange)).headers.getSetCookie()).toEqual([]);
});

test('an answer that signs in or out has the last word, one that sets another cookie has not', async () => {
  const out = `${SESSION_COOKIE}=; Path=/; Max-Age=0`;
  expect(await said(25, { 'Set-Cookie': out })).toEqual([out]);
  expect(await said(25, { 'Set-Cookie': 'fournil-language=fr' })).toHaveLength(2);
});
