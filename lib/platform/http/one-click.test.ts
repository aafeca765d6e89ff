import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import type { Exchange } from '#lib/platform/http/exchange';
import { leadOneClick, noticeOneClick } from '#lib/platform/http/one-click';

const TOKEN = 'k'.repeat(120);

/** Whether a write is taken for one of a mail program, and what is behind the door is then asked. */
async function led({ url = `/stop/${TOKEN}`, method = 'POST', headers = {} } = {}) {
  const given = { host: 'localhost:3000', cookie: 'fournil-session=x', ...headers };
  const req: { url: string; method: string; headers: Record<string, string> } = {
    ...{ url, method, headers: given },
  };
  const exchange = { req, door: { settings: readConfig({}) } } as unknown as Exchange;
  for (const step of [noticeOneClick, leadOneClick]) expect(await step(exchange)).toBeUndefined();
  return { is: exchange.isOneClick, url: req.url, cookie: req.headers.cookie };
}

test('a mail program is led to where it is heard, and nobody’s cookies are looked at', async () => {
  expect(await led()).toEqual({ is: true, url: `/one-click?token=${TOKEN}`, cookie: undefined });
});

test('a page of ours, a reader, and another address are none', async () => {
  const own = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
  for (const given of [
    { headers: own },
    { method: 'GET' },
    { url: `/stop/${'k'.repeat(39)}` },
    { url: `/stop/${'k'.repeat(601)}` },
    { url: `/stop/${TOKEN}/x` },
    { url: `/stop/${TOKEN}?x=1` },
    { url: '/offer' },
  ])
    expect(await led(given)).toEqual({
      is: false,
      url: given.url ?? `/stop/${TOKEN}`,
      cookie: 'fournil-session=x',
    });
});
