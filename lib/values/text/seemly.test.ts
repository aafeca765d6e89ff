import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, seemly } from '#lib/values/text/seemly';

test('words of people cannot turn, break or leave the line they stand in', () => {
  expect(seemly('Bread\r\nBcc: x@example.org')).toBe('Bread Bcc: x@example.org');
  expect(seemly('gone \u202egpj.exe')).toBe('gone gpj.exe');
  expect(seemly('  warm\u2028bread\t')).toBe('warm bread');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(seemly(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(seemly(text).isWellFormed()).toBe(true);
    }),
  );
});

test('what belongs to a script or a sign stays', () => {
  for (const text of ['می‌خواهم', 'आटा', '👩‍🍳 Brot', 'خبز', 'Pâté']) expect(seemly(text)).toBe(text);
  expect(apart('خبز', false)).toBe('\u2068خبز\u2069');
  expect(apart('خبز', true)).toBe('خبز');
  expect(apart('Brot', true)).toBe('\u2068Brot\u2069');
  expect(apart('Brot', false)).toBe('Brot');
});
