import { randomBytes } from 'node:crypto';
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdentity, isRecipient, openerOf, recipientOf, sealTo } from '#lib/platform/config/recipient';

// A pair of age's, and words that are sealed to it.

const identity = await generateX25519Identity();
const recipient = recipientOf(identity);

test('a pair is what age takes it for; what is no recipient or no identity is told', async () => {
  expect(await identityToRecipient(identity)).toBe(recipient);
  expect([isRecipient(recipient), isIdentity(identity)]).toEqual([true, true]);
  const altered = recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
  const hybrid = await generateHybridIdentity();
  for (const other of [identity, altered, '', 'age1', recipient.slice(0, -1), hybrid])
    expect(isRecipient(other)).toBe(false);
  for (const other of [recipient, '', identity.slice(0, -1), hybrid]) expect(isIdentity(other)).toBe(false);
  expect(() => sealTo(altered, Buffer.from('a word'))).toThrow('no recipient');
});

test('what is sealed opens with the identity of its recipient, and with no other; altered in any byte it does not', async () => {
  const [open, other] = [openerOf(identity), openerOf(await generateX25519Identity())];
  await fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, by) => {
        const sealed = sealTo(recipient, bytes);
        expect(open(sealed)?.equals(bytes)).toBe(true);
        expect(other(sealed)).toBeUndefined();
        const altered = Buffer.from(sealed);
        altered[at % sealed.length] = (altered[at % sealed.length] ?? 0) ^ by;
        expect(open(altered)).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
  expect(open(randomBytes(20))).toBeUndefined();
});

test('the same word is never sealed the same, and as long as any other of its length', () => {
  const sealed = Array.from({ length: 50 }, () => Buffer.from(sealTo(recipient, Buffer.from('a word'))));
  expect(new Set(sealed.map((each) => each.toString('hex'))).size).toBe(50);
  expect(new Set(sealed.map((each) => each.length))).toEqual(new Set([48 + 'a word'.length]));
  // Nor does any four bytes of one stand in another.
  const pieces = (each: Buffer) => Array.from({ length: each.length - 3 }, (_, at) => each.readUInt32BE(at));
  const [first, ...others] = sealed.map(pieces);
  const here = new Set(first);
  expect(others.flat().filter((piece) => here.has(piece)).length).toBeLessThan(2);
});
