import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, plainLine, plainStart } from '#lib/values/text/plain';

test('line ends become one, controls and signs that turn directions go, marks of direction stay', () => {
  expect(plain('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
  expect(plain('a\u0000\u0007\u000b\u001b\u007f\u009fb\tc')).toBe('ab\tc');
  expect(plain('\u202eevil\u202c \u2066x\u2069 \u200eשלום\u200f\u061c')).toBe(
    'evil x \u200eשלום\u200f\u061c',
  );
  expect(plain('a\ud800b')).toBe('a\ufffdb');
});

test('on one line; at most so many signs', () => {
  expect(plainLine(' a\n\u3000b \t c ')).toBe('a b c');
  expect(plainStart('Brot und Rosen', 6)).toBe('Brot u…');
  expect(plainStart('🥖🥖🥖', 2)).toBe('🥖🥖…');
  expect(plainStart('Brot', 4)).toBe('Brot');
});

test('whatever is written, what is left is fit for XML and calendars, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = plain(text);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toMatch(/[^\P{Cc}\t\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
      expect(plain(clean)).toBe(clean);
    }),
  );
});
