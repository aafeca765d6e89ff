import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isTooFast } from '#lib/platform/http/rates';

const sent = (remoteAddress: string, headers = {}, url = '/offer') =>
  ({ method: 'POST', url, headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const untilSlowed = (req: () => IncomingMessage, trust = false, asked = 200) => {
  const answers = Array.from({ length: asked }, () => isTooFast(req(), { TRUST_PROXY: trust }));
  const at = answers.indexOf(true);
  // Once slowed, it stays so for the rest of the minute.
  if (at >= 0) expect(new Set(answers.slice(at))).toEqual(new Set([true]));
  return at;
};

// Each test has minutes of its own.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(3_600_000);
});
afterEach(() => {
  vi.useRealTimers();
});

test('one address is slowed down, its neighbour is not', () => {
  expect(untilSlowed(() => sent('192.0.2.1'))).toBe(60);
  expect(isTooFast(sent('192.0.2.2'), { TRUST_PROXY: false })).toBe(false);
});

test('after a minute it may go on, and not before', () => {
  expect(untilSlowed(() => sent('192.0.2.3'))).toBe(60);
  vi.advanceTimersByTime(60_000);
  expect(isTooFast(sent('192.0.2.3'), { TRUST_PROXY: false })).toBe(true);
  vi.advanceTimersByTime(1);
  expect(untilSlowed(() => sent('192.0.2.3'))).toBe(60);
});

test('guesses at a passphrase are slower than any other write; reading is far quicker', () => {
  expect(untilSlowed(() => sent('192.0.2.4', {}, '/sign-in'))).toBe(20);
  const read = () => ({ ...sent('192.0.2.4'), method: 'GET', url: '/' }) as unknown as IncomingMessage;
  expect(untilSlowed(read, false, 2_000)).toBe(1_200);
});

test('a household of IPv6 is one, whatever address of its range it uses', () => {
  let at = 0;
  expect(untilSlowed(() => sent(`2001:db8:1:2::${at++}`))).toBe(60);
  // "::" stands for zeros of the range itself here.
  expect(untilSlowed(() => sent(`2001:db9::${(at++).toString(16)}:1:2:3`))).toBe(60);
  expect(isTooFast(sent('2001:db9:0:1::1'), { TRUST_PROXY: false })).toBe(false);
});

test('a street that looks at a board full of pictures is not slowed down', () => {
  const looks = (url: string) => ({ ...sent('192.0.2.7'), method: 'GET', url }) as unknown as IncomingMessage;
  for (let at = 0; at < 5_000; at++)
    expect(isTooFast(looks(`/pictures/${at}-small.webp`), { TRUST_PROXY: false })).toBe(false);
  expect(isTooFast(looks('/'), { TRUST_PROXY: false })).toBe(false);
});

test('what a stranger claims to be forwarded for is believed from a trusted proxy only', () => {
  let at = 0;
  const claimed = () => sent('192.0.2.9', { 'x-forwarded-for': `198.51.100.${at++ % 250}` });
  expect(untilSlowed(claimed)).toBe(60);
  expect(untilSlowed(claimed, true)).toBe(-1);
});

test('of those a request was forwarded for, the last is meant: the one that the proxy itself saw', () => {
  let at = 0;
  const claimed = () => sent('192.0.2.10', { 'x-forwarded-for': `203.0.113.${at++}, 198.18.0.9` });
  expect(untilSlowed(claimed, true)).toBe(60);
});

test('IPv4 as IPv6 writes it is one address each', () => {
  expect(untilSlowed(() => sent('::ffff:192.0.2.11'))).toBe(60);
  expect(isTooFast(sent('::ffff:192.0.2.12'), { TRUST_PROXY: false })).toBe(false);
});

test('many households of one network are slowed down together, later than each alone', () => {
  let at = 0;
  expect(untilSlowed(() => sent(`2001:db8:7:${(at++).toString(16)}::1`), false, 400)).toBe(240);
  expect(isTooFast(sent('2001:db8:8::1'), { TRUST_PROXY: false })).toBe(false);
});

test('a page of others that brings along a thousand pictures shuts nobody out', () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  const brought = () =>
    ({ ...sent('192.0.2.13', headers, '/'), method: 'GET' }) as unknown as IncomingMessage;
  expect(untilSlowed(brought, false, 1_500)).toBe(120);
  const comes = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  for (const own of [comes, { 'sec-fetch-site': 'none' }, {}])
    expect(
      isTooFast({ ...sent('192.0.2.13', own, '/'), method: 'GET' } as IncomingMessage, {
        TRUST_PROXY: false,
      }),
    ).toBe(false);
});
