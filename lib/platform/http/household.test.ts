import { expect, test } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';
import { HOUSEHOLD_HEADER, noteHousehold } from '#lib/platform/http/household';

function noted(remoteAddress: string, { method = 'POST', said = '' } = {}) {
  const headers: Record<string, string> = said ? { [HOUSEHOLD_HEADER]: said } : {};
  const req = { method, headers, socket: { remoteAddress } };
  noteHousehold({ req, door: { settings: { TRUST_PROXY: false } } } as unknown as Exchange);
  return headers[HOUSEHOLD_HEADER];
}

test('a household is known again, by no address, and not by what it says of itself', () => {
  const mill = noted('2001:db8:1:2::1');
  expect(mill).toMatch(/^[\w-]{43}$/);
  expect(noted('2001:db8:1:2::99')).toBe(mill);
  expect(noted('2001:db8:1:3::1')).not.toBe(mill);
  expect(noted('192.0.2.1', { said: mill })).not.toBe(mill);
  expect(noted('192.0.2.1', { said: mill, method: 'GET' })).toBeUndefined();
});
