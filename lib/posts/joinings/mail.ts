import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { comingToken } from '#lib/posts/joinings/rules';
import { isRightToLeft, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi } from '#lib/values/text/bidi';
import { formatDay, formatHour } from '#lib/values/time/format';

/** A date that somebody comes to, as a reminder says it. `day` is one of the board's zone; `hour` the instant where it has one. */
export type Reminder = {
  personId: string;
  occurrenceId: string;
  postId: string;
  title: string;
  day: string;
  hour: Date | null;
  place: string;
};

/** The day before: what, when, where, and how to say that one cannot come after all. It does not say who else comes. */
export function reminderMail(chosen: string | null, reminder: Reminder, zone: string): MailText {
  const language = languageFor(chosen);
  const t = translatorFor('joinings', language);
  const isRtl = isRightToLeft(language);
  const title = isolateBidi(reminder.title, isRtl);
  const day = formatDay(reminder.day, language, 'long');
  const hour = reminder.hour ? formatHour(reminder.hour, language, zone) : '';
  const link = wholeAddress(`/posts/${reminder.postId}`);
  const cannot = wholeAddress(`/cannot/${comingToken(reminder)}`);
  const lines = [
    t(hour ? 'mail.textHour' : 'mail.text', { title, day, hour }),
    ...(reminder.place ? [t('mail.place', { place: isolateBidi(reminder.place, isRtl) })] : []),
    ...[link, t('mail.otherwise'), cannot],
  ];
  return {
    kind: 'REMINDERS',
    subject: t('mail.subject', { title, day }),
    text: lines.join('\n'),
    labels: { [cannot]: t('cannot') },
  };
}
