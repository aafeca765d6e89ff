import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { tooFast } from '#lib/door/rates';

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
});

test('what a stranger claims to be forwarded for is believed from a trusted proxy only', () => {
  let at = 0;
  const claimed = () => sent('192.0.2.9', { 'x-forwarded-for': `198.51.100.${at++ % 250}` });
  expect(untilSlowed(claimed)).toBeGreaterThan(20);
  expect(untilSlowed(claimed, true)).toBe(-1);
});
