import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import type { PostKind } from '#lib/posts/post/schema';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';

/** What somebody watched for is there: the titles of posts, which are public words, and where to look. */
export function watchedMail(
  chosen: string | null,
  posts: { id: string; title: string; kind: PostKind }[],
): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('watches', language);
  const isRtl = isRightToLeft(language);
  const links = posts.map(({ id, title, kind }) => [
    wholeAddress(`/posts/${id}`),
    t(`mail.${kind}`, { title: isolateBidi(title, isRtl) }),
  ]);
  const [one, another] = posts;
  return {
    kind: 'WATCHES',
    subject: one && !another ? t('mail.one', { title: isolateBidi(one.title, isRtl) }) : t('mail.subject'),
    text: [t('mail.lead'), ...links.map(([link]) => link)].join('\n'),
    labels: Object.fromEntries(links),
  };
}
