import { wholeAddress } from '#lib/config/address';
import { wordsFor } from '#lib/language/translate';
import type { MailText } from '#lib/mail/outbox';

/** The mail with a link that signs in. */
export function signInMail(language: string | null, token: string): MailText {
  const t = wordsFor('addresses', language);
  const link = wholeAddress(`/sign-in/link?token=${token}`);
  return { subject: t('mail.signIn'), text: t('mail.signInText', { link }) };
}

/** The mail with a link that confirms an address. */
export function confirmingMail(language: string | null, name: string, token: string): MailText {
  const t = wordsFor('addresses', language);
  const link = wholeAddress(`/me/email?token=${token}`);
  return { subject: t('mail.confirm'), text: t('mail.confirmText', { name, link }) };
}
