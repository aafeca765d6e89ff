import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { leaveForGood } from '#lib/people/leaving/actions';
import { requireViewer } from '#lib/people/session/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page() {
  await requireViewer('/me/leave');
  const t = await getTranslations('leaving');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <h2>{t('goes')}</h2>
      <ul className="list-disc ps-6">
        <li>{t('goesPosts')}</li>
        <li>{t('goesWords')}</li>
        <li>{t('goesComing')}</li>
        <li>{t('goesTold')}</li>
        <li>{t('goesName')}</li>
      </ul>
      <h2>{t('stays')}</h2>
      <ul className="list-disc ps-6">
        <li>{t('staysShared')}</li>
        <li>{t('staysPlaces')}</li>
      </ul>
      <p>{t.rich('noWayBack', { things: (words) => <a href="/me/things">{words}</a> })}</p>
      <form action={leaveForGood}>
        <Send>{t('send')}</Send>
      </form>
      <p>
        <a href="/me">{t('stay')}</a>
      </p>
    </main>
  );
}
