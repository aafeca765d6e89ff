import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { reopenHere } from '#lib/places/closing/actions';

/** What is left of a home that closed, for whoever closed it: until when they can bring it back. Nobody else is told that there was one. */
export async function ClosedHome({ home: { slug, goes } }: { home: { slug: string; goes: string } }) {
  const t = await getTranslations('places');
  return (
    <main id="content" className="page">
      <h1>{t('home.closed')}</h1>
      <p>{t('home.closedLead')}</p>
      <p>{t.rich('home.goes', { day: () => <Day day={goes} style="long" /> })}</p>
      <form action={reopenHere.bind(null, slug)}>
        <Send>{t('home.reopen')}</Send>
      </form>
    </main>
  );
}
