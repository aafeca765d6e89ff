import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';

/** That somebody wrote under a post: neither who, nor what. */
export function answerMail(chosen: string | null, post: { id: string; title: string }): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('conversations', language);
  const title = isolateBidi(post.title, isRightToLeft(language));
  const link = wholeAddress(`/posts/${post.id}#conversation`);
  return { kind: 'ANSWERS', subject: t('mail.subject', { title }), text: t('mail.text', { title, link }) };
}
