import { getTranslations } from 'next-intl/server';
import type { Props } from '#components/posts/date-line';
import { Before } from '#components/ui/form/before';
import { Form, Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { startingWith } from '#lib/platform/form/state';
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

/** A moved date, back to its day in one tap. Where it cannot go there any more, its form still says why it did not. */
export async function GoBack({ date: { day, said, mayGoBack } }: Props) {
  const { was } = day;
  if (!was) return null;
  const t = await getTranslations('posts');
  return (
    <Form action={putDateBack.bind(null, day.id)} start={startingWith()} className="grid">
      <Before start={startingWith(said)} />
      {mayGoBack && !day.calledOff && (
        <Send quiet>{t.rich('date.back', { was: () => <Day day={was.day} style="long" /> })}</Send>
      )}
    </Form>
  );
}
