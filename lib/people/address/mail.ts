import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { translatorFor } from '#lib/values/language/translate';

/** The mail with a link that signs in. */
export function signInMail(language: string | null, token: string): MailText {
  const t = translatorFor('addresses', language);
  const link = wholeAddress(`/sign-in/link?token=${token}`);
  return { subject: t('mail.signIn'), text: t('mail.signInText', { link }) };
}

/** The mail with a link that confirms an address. Whoever gets it may not have asked for it: nothing that anybody typed stands in it. */
export function confirmingMail(language: string | null, token: string): MailText {
  const t = translatorFor('addresses', language);
  const link = wholeAddress(`/me/email?token=${token}`);
  return { subject: t('mail.confirm'), text: t('mail.confirmText', { link }) };
}

/** The mail that tells somebody that what signs them in was changed. */
export function passphraseChangedMail(language: string | null): MailText {
  const t = translatorFor('addresses', language);
  const text = t('mail.passphraseText', { link: wholeAddress('/sign-in') });
  return { subject: t('mail.passphrase'), text, isNotice: true };
}

/** The mail that tells an address that it is nobody's here any more. */
export function addressGoneMail(language: string | null): MailText {
  const t = translatorFor('addresses', language);
  const text = t('mail.goneText', { link: wholeAddress('/about') });
  return { subject: t('mail.gone'), text, isNotice: true };
}
