import { expect, test } from 'vitest';
import { confirmingMail, signInMail } from '#lib/people/address/mail';
import { LANGUAGES } from '#lib/values/language/languages';

test.each(LANGUAGES)(
  'mails in %s carry their whole link on a line of its own, and hold nothing else that is not ours',
  (language) => {
    const link = signInMail(language, 'token');
    expect(link.text.split('\n')).toContain('http://localhost:3000/sign-in/link?token=token');
    const confirming = confirmingMail(language, 'token');
    expect(confirming.text.split('\n')).toContain('http://localhost:3000/me/email?token=token');
  },
);

test('who has chosen no language is written to in the board’s', () => {
  const before = process.env.BOARD_LANGUAGE;
  process.env.BOARD_LANGUAGE = 'fr';
  expect(signInMail(null, 'token').subject).toBe(signInMail('fr', 'token').subject);
  delete process.env.BOARD_LANGUAGE;
  expect(signInMail(null, 'token').subject).toBe(signInMail('en', 'token').subject);
  if (before) process.env.BOARD_LANGUAGE = before;
});
