import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientOf, plainAddress } from '#lib/platform/http/client-address';

const client = (forwarded: string | undefined, TRUST_PROXY: boolean, remoteAddress = '192.0.2.1') =>
  clientOf(
    { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage,
    { TRUST_PROXY },
  );

test.each([
  [
    '192.0.2.7',
    [
      '192.0.2.7',
      '192.0.2.7:51234',
      '::ffff:192.0.2.7',
      '::ffff:c000:207',
      '[::ffff:192.0.2.7]:80',
      ' 192.0.2.7 ',
    ],
  ],
  [
    '2001:db8::1',
    ['2001:db8::1', '2001:0DB8:0:0:0:0:0:0001', '[2001:db8::1]', '[2001:db8:0::1]:443', '2001:db8::1%eth0'],
  ],
  [undefined, ['', 'unknown', '192.0.2', '192.0.2.256', 'example.org', '[192.0.2.7', 'x'.repeat(10_000)]],
])('%s, however it is written', (plain, texts) => {
  expect(texts.map(plainAddress)).toEqual(texts.map(() => plain));
});

test('a household of IPv6 is a /64, its network a /48; of IPv4 both are the address', () => {
  expect(client(undefined, false, '2001:db8:1:2:3::4')).toEqual({
    household: '2001:db8:1:2',
    network: '2001:db8:1',
  });
  expect(client(undefined, false, '2001:db8::4')).toEqual({
    household: '2001:db8:0:0',
    network: '2001:db8:0',
  });
  expect(client(undefined, false)).toEqual({ household: '192.0.2.1', network: '192.0.2.1' });
});

test('what a stranger claims to be forwarded for is believed from a trusted proxy only, the last of it, and where it is an address', () => {
  expect(client('198.51.100.1', false).household).toBe('192.0.2.1');
  expect(client('198.51.100.1', true).household).toBe('198.51.100.1');
  expect(client('203.0.113.9, 198.51.100.1:4711', true).household).toBe('198.51.100.1');
  for (const none of ['', 'nobody', '198.51.100.1, _hidden'])
    expect(client(none, true).household).toBe('192.0.2.1');
});

test('every way to write an address is one household', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.boolean(), (groups, upper) => {
      const long = groups.map((each) => each.toString(16).padStart(4, '0')).join(':');
      const short = groups.map((each) => each.toString(16)).join(':');
      expect(plainAddress(upper ? long.toUpperCase() : long)).toBe(plainAddress(short));
    }),
  );
});
