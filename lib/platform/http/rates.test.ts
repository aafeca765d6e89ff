import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { tooFast } from '#lib/platform/http/rates';

const sent = (remoteAddress: string, headers = {}) =>
  ({ method: 'POST', url: '/offer', headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const untilSlowed = (req: () => IncomingMessage, trust = false) => {
  const answers = Array.from({ length: 200 }, () => tooFast(req(), { TRUST_PROXY: trust }));
  return answers.indexOf(429);
};

test('one address is slowed down, its neighbour is not', () => {
  expect(untilSlowed(() => sent('192.0.2.1'))).toBeGreaterThan(20);
  expect(tooFast(sent('192.0.2.2'), { TRUST_PROXY: false })).toBeUndefined();
});

test('a household of IPv6 is one, whatever address of its range it uses', () => {
  let at = 0;
  expect(untilSlowed(() => sent(`2001:db8:1:2::${at++}`))).toBeGreaterThan(20);
  // "::" stands for zeros of the range itself here.
  expect(untilSlowed(() => sent(`2001:db9::${(at++).toString(16)}:1:2:3`))).toBeGreaterThan(20);
  expect(tooFast(sent('2001:db9:0:1::1'), { TRUST_PROXY: false })).toBeUndefined();
});

test('a street that looks at a board full of pictures is not slowed down', () => {
  const looks = (url: string) => ({ ...sent('192.0.2.7'), method: 'GET', url }) as unknown as IncomingMessage;
  for (let at = 0; at < 5_000; at++)
    expect(tooFast(looks(`/pictures/${at}-small.webp`), { TRUST_PROXY: false })).toBeUndefined();
  expect(tooFast(looks('/'), { TRUST_PROXY: false })).toBeUndefined();
});

test('what a stranger claims to be forwarded for is believed from a trusted proxy only', () => {
  let at = 0;
  const claimed = () => sent('192.0.2.9', { 'x-forwarded-for': `198.51.100.${at++ % 250}` });
  expect(untilSlowed(claimed)).toBeGreaterThan(20);
  expect(untilSlowed(claimed, true)).toBe(-1);
});
