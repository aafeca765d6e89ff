import { parseSetCookie } from 'cookie';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { leadToChosenArea } from '#lib/platform/http/chosen-area';
import type { Answer, Exchange } from '#lib/platform/http/exchange';
import { cellAt } from '#lib/values/geo/cell';

const HERE = cellAt(52.52, 13.4, 7);

function asked(url: string, cookie = '', method = 'GET') {
  const exchange = { req: { url, method, headers: { cookie } }, door: { settings: readConfig({}) } };
  const answer = leadToChosenArea(exchange as unknown as Exchange) as Answer | undefined;
  const [set] = answer?.headers.getSetCookie() ?? [];
  // It depends on a cookie: nobody keeps it for others.
  if (answer) expect(answer.headers.get('cache-control')).toBe('private, no-store');
  return { answered: !!answer, status: answer?.status, to: answer?.headers.get('location'), set };
}

test('whoever chose where they look is led there, with all else they asked', () => {
  const cookie = `other=1; fournil-near=${HERE}`;
  expect(asked('/', cookie)).toEqual({ answered: true, status: 303, to: `/?near=${HERE}`, set: undefined });
  expect(asked('/?q=brot&kind=offer', cookie).to).toBe(`/?q=brot&kind=offer&near=${HERE}`);
  expect(asked('/map', cookie).to).toBe(`/map?near=${HERE}`);
});

test('a tap on "around me" is remembered, roughly', () => {
  const { to, set = '' } = asked('/?at=52.52,13.40&q=x');
  expect(to).toBe(`/?q=x&near=${HERE}`);
  const year = 365 * 24 * 60 * 60;
  const flags = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year };
  expect(parseSetCookie(set)).toEqual({ name: 'fournil-near', value: HERE, ...flags });
});

test('an address that says where is shown as it is; nobody is led who chose nothing, or something broken', () => {
  const cookie = `fournil-near=${HERE}`;
  for (const url of [
    `/?near=${HERE}`,
    '/?near=',
    '/posts/x',
    '/board.ics',
    '/?at=x',
    '/?at=1,2&at=3,4',
    '/ask',
  ])
    expect(asked(url, cookie).answered).toBe(false);
  for (const broken of ['', 'fournil-near=x', `fournil-near=${cellAt(1, 1, 5)}`, `xfournil-near=${HERE}`])
    expect(asked('/', broken).answered).toBe(false);
  expect(asked('/', cookie, 'POST').answered).toBe(false);
});
