import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgetBefore, keepBefore } from '#lib/platform/config/keys';
import { seal, unseal } from '#lib/platform/config/seal';

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

test('what left the house opens also after the secret was changed, until that is forgotten; what is in the database does not', async () => {
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-seal-'));
  const old = 'an old secret for tests, longer than thirty-two';
  const [stop, letter] = [seal('stop', 'mails', old), seal('letter', 'bread', old)];
  expect(() => unseal('stop', stop)).toThrow();
  await keepBefore(old, new Date('2030-05-01T12:00:00Z'));
  await keepBefore('another old secret, longer than thirty-two', new Date('2030-05-02T12:00:00Z'));
  expect(unseal('stop', stop)).toBe('mails');
  expect(() => unseal('letter', letter)).toThrow();
  await forgetBefore('2030-05-01');
  expect(unseal('stop', stop)).toBe('mails');
  await forgetBefore('2030-05-02');
  expect(() => unseal('stop', stop)).toThrow();
});
