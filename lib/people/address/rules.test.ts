import { expect, test } from 'vitest';
import { addressHash, addressTombstoneId, claimHash, claimToken, readClaim } from '#lib/people/address/rules';

process.env.SECRET = 'a secret for tests, longer than thirty-two';

const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

test('an address is the same however it is spelt, and another is another', () => {
  expect(addressHash('Amina@Example.org')).toEqual(addressHash('amina@example.org'));
  expect(addressHash('anina@example.org')).not.toEqual(addressHash('amina@example.org'));
  expect(addressTombstoneId(ID, 'Amina@Example.org')).toBe(addressTombstoneId(ID, 'amina@example.org'));
  expect(addressTombstoneId(ID, 'amina@example.org')).toContain(ID);
});

test('a wish is read whole or not at all, and its row is found by nothing but its token', () => {
  const token = claimToken({ personId: ID, email: 'amina@example.org' });
  expect(token).not.toContain('amina');
  expect(readClaim(token)).toEqual({ personId: ID, email: 'amina@example.org' });
  expect(readClaim(token.slice(0, -1))).toBeUndefined();
  expect(claimHash(token)).toEqual(claimHash(token));
  expect(claimHash(`${token}x`)).not.toEqual(claimHash(token));
});
