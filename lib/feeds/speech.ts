/** The interface's words around what people wrote, as plain text: no page is there to mark them up. */
import { isRightToLeft, type Language, recordOf } from '#lib/values/language/languages';
import { filledFor, type Translator, translatorFor } from '#lib/values/language/translate';
import { formatDay, formatDays, formatHour, formatWeekday } from '#lib/values/time/format';
import { isPassedOver, type Rhythm } from '#lib/values/time/rhythm';

export type Speech = {
  language: Language;
  feeds: Translator<'feeds'>;
  posts: Translator<'posts'>;
  when: Translator<'when'>;
  rhythm: (rhythm: Rhythm) => string;
  /** A day with its weekday: Thursday 26 November. */
  day: (day: string) => string;
};

const NTH = ['first', 'second', 'third', 'fourth'] as const;

/** The words of calendars and feeds in a language. */
export function speechIn(language: Language): Speech {
  const feeds = translatorFor('feeds', language);
  const when = filledFor('when', language);
  const board = filledFor('board', language);
  return {
    language,
    feeds,
    posts: translatorFor('posts', language),
    when,
    day: (day) => formatDay(day, language, 'long'),
    rhythm: (rhythm) => {
      if (rhythm.key === 'day') return board('post.rhythm.day');
      if (rhythm.key === 'month-date')
        return board(isPassedOver(rhythm.date) ? 'post.rhythm.dateLate' : 'post.rhythm.date');
      const weekday = formatWeekday(rhythm.weekday, language);
      switch (rhythm.key) {
        case 'week':
          return board('post.rhythm.week', { weekday });
        case 'two-weeks':
          return board('post.rhythm.twoWeeks', { weekday });
        case 'month-last':
          return board('post.rhythm.last', { weekday });
        case 'month-nth':
          return board(`post.rhythm.${NTH[rhythm.nth - 1] ?? 'first'}`, { weekday });
      }
    },
  };
}

/** "17:00 to 19:00", or "17:00" where nobody said an end. */
export function hoursWords(
  { starts, ends }: { starts: Date; ends: Date | null },
  zone: string,
  { language, when }: Speech,
): string {
  const from = formatHour(starts, language, zone);
  return ends ? when('hours', { from, to: formatHour(ends, language, zone) }) : from;
}

/** One day, a span until `lastDay`, or this or that day. */
export function daysWords(days: string[], lastDay: string, { language, when, day }: Speech): string {
  const [first = '', other] = days;
  if (other) return formatDays(days, language, 'long');
  return lastDay > first ? when('span', { from: day(first), to: day(lastDay) }) : day(first);
}

/** Some facts one after the other, with the comma of the language. */
export function joinWords(parts: string[], { language }: Pick<Speech, 'language'>): string {
  return parts.join(recordOf(language).comma);
}

/** "Thursday: bring a bowl", as the language sets its colon. */
export function labelled(label: string, words: string, { language }: Pick<Speech, 'language'>): string {
  return `${label}${recordOf(language).colon}${words}`;
}

/** Letters that are read from right to left, and the marks that say so. */
const LEFTWARDS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\u200f\u061c]/u;
const RIGHTWARDS = new RegExp(`(?=[\\p{L}\\u200e])(?!${LEFTWARDS.source}).`, 'su');

/**
 * What people wrote, kept to itself by isolates (U+2068, U+2069; UAX 9) where it has letters of the other direction than the sentence
 * around it: the hour after an Arabic title would otherwise jump across. Everything else stays plain. The text is one of `plainLine`.
 */
export function isolate(words: string, { language }: Pick<Speech, 'language'>): string {
  const others = isRightToLeft(language) ? RIGHTWARDS : LEFTWARDS;
  return others.test(words) ? `\u2068${words}\u2069` : words;
}
