import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { type StillSoQuestion, stillSoToken } from '#lib/posts/post/rules';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';
import { dayOf } from '#lib/values/time/day';
import { formatDay } from '#lib/values/time/format';
import { zone } from '#lib/values/time/zone';

/** What there is to tell of a post to those it concerns; of one of its dates, which is then said. */
export type PostNews =
  | { is: 'changed' | 'dateGone' | 'withdrawn' | 'back' | 'named' | 'turned' }
  | { is: 'calledOff' | 'takesPlace' | 'said' | 'otherHour'; day: string }
  | { is: 'moved'; day: string; to: string };

/** The mail with a piece of news: the title of the post and where to read on. It names nobody and brings nothing of a conversation. */
export function newsMail(
  chosen: string | null,
  news: PostNews,
  post: { id: string; title: string },
): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('posts', language);
  const title = isolateBidi(post.title, isRightToLeft(language));
  const day = 'day' in news ? formatDay(news.day, language, 'long') : '';
  const to = 'to' in news ? formatDay(news.to, language, 'long') : '';
  const link = wholeAddress(`/posts/${post.id}`);
  return {
    kind: news.is === 'turned' ? 'ANSWERS' : 'COMING',
    subject: t(`mail.${news.is}.subject`, { title }),
    text: t(`mail.${news.is}.text`, { title, day, to, link }),
  };
}

/** The mail that asks, once, whether what is for any day is still so. Its link says yes. */
export function stillSoMail(chosen: string | null, asking: StillSoQuestion, title: string): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('posts', language);
  const day = formatDay(dayOf(new Date(asking.ends), zone()), language, 'long');
  const link = wholeAddress(`/posts/${asking.postId}/still-so?token=${stillSoToken(asking)}`);
  const shown = isolateBidi(title, isRightToLeft(language));
  return {
    kind: 'ASKED',
    subject: t('mail.stillSo.subject', { title: shown }),
    text: t('mail.stillSo.text', { title: shown, day, link }),
  };
}
