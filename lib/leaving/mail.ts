import { wholeAddress } from '#lib/config/address';
import { languageFor } from '#lib/language/languages';
import { wordsFor } from '#lib/language/translate';
import { type Asking, answerUntil, stayToken } from '#lib/leaving/rules';
import type { MailText } from '#lib/mail/outbox';
import { formatDay } from '#lib/when/format';

/** The mail that asks somebody, once, whether to keep their place, and says until when. */
export function stayMail(chosen: string | null, asking: Asking): MailText {
  const language = languageFor(chosen);
  const t = wordsFor('leaving', language);
  const link = wholeAddress(`/me/stay?token=${stayToken(asking)}`);
  return {
    sort: 'ASKED',
    subject: t('mail.stay'),
    text: t('mail.stayText', { day: formatDay(answerUntil(asking.askedOn), language, 'full'), link }),
  };
}
