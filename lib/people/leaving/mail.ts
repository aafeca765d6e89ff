import type { MailText } from '#lib/notifications/outbox';
import { answerUntil, type StayQuestion, stayQuestionToken } from '#lib/people/leaving/rules';
import { wholeAddress } from '#lib/platform/config/address';
import { languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { formatDay } from '#lib/values/time/format';

/** The mail that asks somebody, once, whether to keep their place, and says until when. */
export function stayMail(chosen: string | null, asking: StayQuestion): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('leaving', language);
  const link = wholeAddress(`/me/stay?token=${stayQuestionToken(asking)}`);
  return {
    kind: 'ASKED',
    subject: t('mail.stay'),
    text: t('mail.stayText', { day: formatDay(answerUntil(asking.askedOn), language, 'full'), link }),
  };
}

/**
 * Whoever called something has left, and it went with them. Its words are theirs and went as well: the date is all that is said, 'YYYY-MM-DD'.
 */
export function hostLeftMail(chosen: string | null, date: string): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('leaving', language);
  const day = formatDay(date, language, 'full');
  return {
    kind: 'COMING',
    subject: t('mail.hostLeft', { day }),
    text: t('mail.hostLeftText', { day, link: wholeAddress('/') }),
  };
}

/** Somebody who knew how to get in on a day ('YYYY-MM-DD') has left: nobody is named, and no words are brought. */
export function knewTheWayMail(chosen: string | null, date: { postId: string; day: string }): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('leaving', language);
  const day = formatDay(date.day, language, 'full');
  return {
    kind: 'COMING',
    subject: t('mail.knewTheWay'),
    text: t('mail.knewTheWayText', { day, link: wholeAddress(`/posts/${date.postId}`) }),
  };
}
