import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from '#lib/config/seal';

process.env.SECRET = 'a secret for tests, longer than thirty-two';

test('what was sealed opens under its purpose, and only whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, at) => {
      const sealed = seal('letter', text);
      expect(unseal('letter', sealed)).toBe(text);
      expect(() => unseal('email', sealed)).toThrow();
      const altered = sealed.slice();
      altered[at % altered.length] = (altered[at % altered.length] ?? 0) ^ 1;
      expect(() => unseal('letter', altered)).toThrow();
    }),
  );
});

test('the same words never look the same', () => {
  expect(seal('letter', 'bread')).not.toEqual(seal('letter', 'bread'));
});
