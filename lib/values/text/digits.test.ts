import { expect, test } from 'vitest';
import { toAsciiDigits } from '#lib/values/text/digits';

test('every decimal digit of Unicode is its value', () => {
  const digits = Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => (code < 0xd800 || code > 0xdfff) && /^\p{Nd}$/u.test(String.fromCodePoint(code)))
    .map((code) => String.fromCodePoint(code));
  expect(digits.length).toBeGreaterThan(600);
  const values = digits.map((digit) => toAsciiDigits(digit)).join('');
  expect(values).toBe('0123456789'.repeat(digits.length / 10));
});

test('what is no decimal digit stays', () => expect(toAsciiDigits('½ ² Ⅻ 一 a')).toBe('½ ² Ⅻ 一 a'));
