import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';

/** The mail with a link that signs in. */
export function signInMail(language: string | null, token: string): MailText {
  const t = translatorFor('addresses', language);
  const link = wholeAddress(`/sign-in/link?token=${token}`);
  return { subject: t('mail.signIn'), text: t('mail.signInText', { link }) };
}

/** The mail with a link that confirms an address. */
export function confirmingMail(language: string | null, name: string, token: string): MailText {
  const spoken = languageFor(language);
  const t = translatorFor('addresses', spoken);
  const link = wholeAddress(`/me/email?token=${token}`);
  // A name written the other way would turn the whole line around.
  const shown = isolateBidi(name, isRightToLeft(spoken));
  return { subject: t('mail.confirm'), text: t('mail.confirmText', { name: shown, link }) };
}
