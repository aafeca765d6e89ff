import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import type { Exchange } from '#lib/platform/http/exchange';
import { isOwnPage, refuseForeignWrites } from '#lib/platform/http/origin';

const request = (headers: Record<string, string>, url = '/', method = 'POST') =>
  ({ headers, url, method }) as unknown as IncomingMessage;
const open = readConfig({});
const known = readConfig({ PUBLIC_URL: 'https://board.example/' });

test('a write is taken from a page of this board only', () => {
  const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
  expect(isOwnPage(request(own), open)).toBe(true);
  expect(isOwnPage(request({ ...own, 'sec-fetch-site': 'none' }), open)).toBe(true); // by their own hand
  expect(isOwnPage(request({ ...own, 'sec-fetch-site': 'cross-site' }), open)).toBe(false);
  expect(isOwnPage(request({ ...own, 'sec-fetch-site': 'same-site' }), open)).toBe(false);
  expect(isOwnPage(request({ ...own, origin: 'http://evil.example' }), open)).toBe(false);
  expect(isOwnPage(request({ ...own, origin: 'null' }), open)).toBe(false);
  expect(isOwnPage(request({ host: 'localhost:3000' }), open)).toBe(false);
});

test('without PUBLIC_URL only localhost and IP literals are believed', () => {
  for (const host of ['127.0.0.1:3000', '192.168.1.20:3000', '[::1]:3000', 'localhost'])
    expect(isOwnPage(request({ host, origin: `http://${host}` }), open)).toBe(true);
  for (const host of ['rebound.example', 'localhost.evil.example', 'a b', ''])
    expect(isOwnPage(request({ host, origin: `http://${host}` }), open)).toBe(false);
});

test('with PUBLIC_URL only that origin is believed', () => {
  expect(isOwnPage(request({ host: '10.0.0.1', origin: 'https://board.example' }), known)).toBe(true);
  expect(isOwnPage(request({ host: 'board.example', origin: 'http://board.example' }), known)).toBe(false);
  expect(isOwnPage(request({ host: 'localhost', origin: 'http://localhost' }), known)).toBe(false);
});

test('every other write is refused, but for what a mail program says; who reads is not asked', () => {
  const asked = (isOneClick: boolean, method: string) => {
    const req = request({ host: 'localhost:3000', origin: 'http://evil.example' }, '/', method);
    return refuseForeignWrites({ req, isOneClick, door: { settings: open } } as unknown as Exchange);
  };
  expect(asked(false, 'POST')).toMatchObject({ status: 403 });
  expect([asked(true, 'POST'), asked(false, 'GET')]).toEqual([undefined, undefined]);
});
