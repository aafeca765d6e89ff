import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PERIODS } from '#lib/forgetting/periods';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('remembers');
  return { title: t('title') };
}

export default async function Page() {
  const t = await getTranslations('remembers');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <dl className="divide-y divide-rule">
        {PERIODS.map(({ what, after }) => (
          <div key={what} className="py-4">
            <dt className="font-bold">{t(`what.${what}`)}</dt>
            <dd>{t(`after.${after}`)}</dd>
            <dd className="text-soft">{t(`why.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('never')}</h2>
      <p>{t('neverWords')}</p>
    </main>
  );
}
