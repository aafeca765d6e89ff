import { getTranslations } from 'next-intl/server';
import type { Props } from '#components/posts/date-line';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { bringDateBack, putDateBack } from '#lib/posts/occurrences/actions';

/** A date that is called off takes place after all, in one tap. */
export async function TakesPlace({ day }: { day: { id: string } }) {
  const t = await getTranslations('posts');
  return (
    <form action={bringDateBack.bind(null, day.id)}>
      <Send quiet>{t('date.takesPlace')}</Send>
    </form>
  );
}

/** A moved date, back to its day in one tap. */
export async function GoBack({ date: { day, mayGoBack } }: Props) {
  const { was } = day;
  if (!was || !mayGoBack) return null;
  const t = await getTranslations('posts');
  return (
    <form action={putDateBack.bind(null, day.id)}>
      <Send quiet>{t.rich('date.back', { was: () => <Day day={was.day} style="long" /> })}</Send>
    </form>
  );
}
