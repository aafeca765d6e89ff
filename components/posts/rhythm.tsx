import { getLocale, getTranslations } from 'next-intl/server';
import { formatWeekday } from '#lib/values/time/format';
import { isPassedOver, type Rhythm as RhythmView } from '#lib/values/time/rhythm';

const NTH = ['first', 'second', 'third', 'fourth'] as const;

/** How something comes back, in words: "every third Saturday of the month". */
export async function Rhythm({ rhythm }: { rhythm: RhythmView }) {
  const t = await getTranslations('board');
  const locale = await getLocale();
  if (rhythm.key === 'day') return t('post.rhythm.day');
  if (rhythm.key === 'month-date')
    return t(isPassedOver(rhythm.date) ? 'post.rhythm.dateLate' : 'post.rhythm.date');
  const weekday = () => <time>{formatWeekday(rhythm.weekday, locale)}</time>;
  switch (rhythm.key) {
    case 'week':
      return t.rich('post.rhythm.week', { weekday });
    case 'two-weeks':
      return t.rich('post.rhythm.twoWeeks', { weekday });
    case 'month-last':
      return t.rich('post.rhythm.last', { weekday });
    case 'month-nth':
      return t.rich(`post.rhythm.${NTH[rhythm.nth - 1] ?? 'first'}`, { weekday });
  }
}
