import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolateBidi, withoutBidi } from '#lib/values/text/bidi';

test('words of people cannot turn, break or leave the line they stand in', () => {
  expect(withoutBidi('Bread\r\nBcc: x@example.org')).toBe('Bread Bcc: x@example.org');
  expect(withoutBidi('gone \u202egpj.exe')).toBe('gone gpj.exe');
  expect(withoutBidi('  warm\u2028bread\t')).toBe('warm bread');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(withoutBidi(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(withoutBidi(text).isWellFormed()).toBe(true);
    }),
  );
});

test('what belongs to a script or a sign stays', () => {
  for (const text of ['می‌خواهم', 'आटा', '👩‍🍳 Brot', 'خبز', 'Pâté']) expect(withoutBidi(text)).toBe(text);
  expect(isolateBidi('خبز', false)).toBe('\u2068خبز\u2069');
  expect(isolateBidi('خبز', true)).toBe('خبز');
  expect(isolateBidi('Brot', true)).toBe('\u2068Brot\u2069');
  expect(isolateBidi('Brot', false)).toBe('Brot');
});
