import { expect, test } from 'vitest';
import { clearAfterLeaving, keepPagePrivate } from '#lib/platform/http/cache';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';

type Asked = { url?: string; method?: string; cookie?: string };
const exchangeOf = ({ url = '/', method = 'GET', cookie }: Asked) =>
  ({ req: { url, method, headers: { cookie } } }) as Exchange;

function keptAs(type: string, said?: string, asked: Asked = {}): string | null {
  const headers = { 'Content-Type': type, ...(said && { 'Cache-Control': said }) };
  const answer = keepPagePrivate(bare(200, headers), exchangeOf(asked)) as Answer;
  return answer.headers.get('cache-control');
}

const NONE = 'private, no-store';

test('a page is kept by its reader only, who asks each time; whatever says otherwise of itself is left so', () => {
  expect(keptAs('text/html; charset=utf-8')).toBe('private, no-cache');
  expect(keptAs('text/html', 'private, no-cache, no-store, max-age=0')).toBe('private, no-cache');
  expect(keptAs('text/html', 'public, max-age=60')).toBe('public, max-age=60');
  expect(keptAs('text/calendar')).toBeNull();
  expect(keptAs('application/zip', 'no-store')).toBe('no-store');
  const chosen = { cookie: 'a=1; fournil-language=fr; fournil-near=x' };
  expect(keptAs('text/html', undefined, chosen)).toBe('private, no-cache');
});

test('what is somebody’s is kept nowhere', () => {
  for (const cookie of ['fournil-session=x', 'a=1; fournil-passphrase=x', 'fournil-made=x']) {
    expect(keptAs('text/html', undefined, { cookie })).toBe(NONE);
    expect(keptAs('text/html', 'private, no-cache', { cookie })).toBe(NONE);
    expect(keptAs('application/json', undefined, { cookie })).toBe(NONE);
    expect(keptAs('text/css', 'public, max-age=31536000, immutable', { cookie })).toMatch('public');
    expect(keptAs('text/calendar', 'private, no-cache', { cookie })).toBe('private, no-cache');
  }
  expect(keptAs('text/html', undefined, { method: 'POST' })).toBe(NONE);
});

test('nor is what a secret address opens', () => {
  for (const url of [
    '/sign-in/again',
    '/stop/x',
    '/reported/x',
    '/cannot/x',
    '/in/x',
    '/invite/back/x',
    '/mine/x.ics',
    '/sign-in/link?token=x',
  ])
    expect([url, keptAs('text/calendar', 'private, no-cache', { url })]).toEqual([url, NONE]);
  expect(keptAs('text/html', undefined, { url: '/begin?key=x' })).toBe(NONE);
  for (const url of ['/invite', '/mine', '/?q=token=x', '/inside/x'])
    expect([url, keptAs('text/html', undefined, { url })]).toEqual([url, 'private, no-cache']);
});

test('whoever signs out, or in as somebody else, leaves nothing in their browser', async () => {
  const cleared = async (asked: Asked, set: string) => {
    const answer = await clearAfterLeaving(bare(303, { 'Set-Cookie': set }), exchangeOf(asked));
    return answer.headers.get('clear-site-data');
  };
  const signedIn = { method: 'POST', cookie: 'fournil-session=x' };
  const all = '"cache", "storage", "prefetchCache", "prerenderCache"';
  expect(await cleared(signedIn, 'fournil-session=; Path=/; Max-Age=0')).toBe(all);
  expect(await cleared(signedIn, 'fournil-session=other; Path=/')).toBe(all);
  expect(await cleared(signedIn, 'fournil-language=fr; Path=/')).toBeNull();
  expect(await cleared({ method: 'POST' }, 'fournil-session=new; Path=/')).toBeNull();
  expect(await cleared({ cookie: 'fournil-session=x' }, 'fournil-session=renewed')).toBeNull();
});
