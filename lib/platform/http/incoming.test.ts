import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { cleanRequest, isOwnPage, refusalOf } from '#lib/platform/http/incoming';

const request = (headers: Record<string, string>, url = '/', method = 'POST') =>
  ({ headers, url, method }) as unknown as IncomingMessage;
const open = readConfig({});
const known = readConfig({ PUBLIC_URL: 'https://board.example/' });

test('a write is taken from a page of this board only', () => {
  const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
  expect(isOwnPage(request(own), open)).toBe(true);
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

test('no address makes the door fall', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      const refusal = refusalOf(request({}, `/${path}`, 'GET'), open);
      expect([undefined, 400, 404]).toContain(refusal);
    }),
  );
  for (const url of [
    '/%ED%A0%80',
    '/%00',
    '/%',
    '//evil.example',
    'http://evil.example/',
    `/${'a'.repeat(5000)}`,
  ])
    expect(refusalOf(request({}, url, 'GET'), open)).toBe(400);
  expect(refusalOf(request({}, '/', 'DELETE'), open)).toBe(405);
});

test('what only the framework’s own client would ask never reaches it', () => {
  const headers = {
    rsc: '1',
    'next-action': 'x',
    'next-router-state-tree': 'x',
    'x-forwarded-host': 'evil.example',
    range: 'bytes=9-',
    'if-range': 'x',
    accept: '*/*',
  };
  const req = request(headers, '/posts?_rsc=1&q=bread', 'GET');
  cleanRequest(req, open);
  expect(req.headers).toEqual({ accept: '*/*' });
  expect(req.url).toBe('/posts?q=bread');
});

test('addresses that only the framework’s own client knows are not there', () => {
  vi.stubEnv('NODE_ENV', 'production');
  for (const url of ['/_next/x', '/about.rsc', '/about.rsc?q=bread', '/about.segments/_tree.segment.rsc'])
    expect(refusalOf(request({}, url, 'GET'), open)).toBe(404);
  for (const url of ['/_next/static/chunks/a.css', '/?q=a.rsc', '/people/J.Rscher', '/board.txt'])
    expect(refusalOf(request({}, url, 'GET'), open)).toBeUndefined();
  vi.unstubAllEnvs();
});

test('where feeds are made is no address of theirs', () => {
  for (const url of ['/feeds', '/feeds/board/ics', '/x/../feeds/mine/x/ics?language=ar', '/feeds?x'])
    expect(refusalOf(request({}, url, 'GET'), open)).toBe(404);
  for (const url of ['/board.ics', '/places/feeds/', '/feedsome'])
    expect(refusalOf(request({}, url, 'GET'), open)).toBeUndefined();
});
