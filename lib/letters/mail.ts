import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { translatorFor } from '#lib/values/language/translate';

/** That somebody wrote a letter: neither who, nor what. */
export function letterMail(language: string | null, correspondenceId: string): MailText {
  const t = translatorFor('letters', language);
  const link = wholeAddress(`/letters/${correspondenceId}`);
  return { kind: 'LETTERS', subject: t('mail.subject'), text: t('mail.text', { link }) };
}
