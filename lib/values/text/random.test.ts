import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomToken, sameBytes, sha256 } from '#lib/values/text/random';

describe('chance', () => {
  it('makes tokens that stand in addresses', () => {
    const tokens = Array.from({ length: 100 }, randomToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is compared by bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(sameBytes(a, new Uint8Array(a))).toBe(true);
        expect(sameBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('is hashed as everybody hashes', () => {
    expect(Buffer.from(sha256('abc')).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(sha256('ü')).toHaveLength(32);
  });
});
