import { describe, expect, it } from 'vitest';
import { newPassphrase, normalisePassphrase } from '#lib/values/text/passphrase';
import { WORDLIST } from '#lib/values/text/wordlist';

describe('a passphrase', () => {
  it('is five words of the list, another each time', () => {
    const made = Array.from({ length: 200 }, newPassphrase);
    expect(new Set(made).size).toBe(200);
    for (const passphrase of made) {
      const words = passphrase.split(' ');
      expect(words).toHaveLength(5);
      expect(WORDLIST).toEqual(expect.arrayContaining(words));
    }
  });

  it('is understood however it is typed', () => {
    for (const typed of [
      'quince oven lantern moss rye',
      ' Quince  OVEN\tlantern\nmoss rye ',
      'quince-oven-lantern-moss-rye',
      'quince, oven – lantern… moss. rye',
      'ｑｕｉｎｃｅ\u3000ｏｖｅｎ lantern moss rye', // as keyboards of East Asia have it
    ])
      expect(normalisePassphrase(typed)).toBe('quince oven lantern moss rye');
    const made = newPassphrase();
    expect(normalisePassphrase(made)).toBe(made);
    expect(normalisePassphrase('x'.repeat(1_000_000))).toHaveLength(200);
  });
});

describe('the list', () => {
  it('has 2048 distinct short words', () => {
    expect(WORDLIST).toHaveLength(2048);
    expect(new Set(WORDLIST).size).toBe(2048);
    for (const word of WORDLIST) expect(word).toMatch(/^[a-z]{3,8}$/);
  });
});
