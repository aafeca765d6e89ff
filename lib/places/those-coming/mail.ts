import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';

/** What happened to a place, as far as it concerns what is on there. */
export type PlaceNews = 'moved' | 'closed' | 'back';

/** That a place at which something is on moved, closed or is there after all: the title of that, and where to read on. */
export function placeMail(
  chosen: string | null,
  news: PlaceNews,
  post: { id: string; title: string },
): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('places', language);
  const title = isolateBidi(post.title, isRightToLeft(language));
  return {
    kind: 'COMING',
    subject: t(`mail.${news}.subject`, { title }),
    text: t(`mail.${news}.text`, { title, link: wholeAddress(`/posts/${post.id}`) }),
  };
}
