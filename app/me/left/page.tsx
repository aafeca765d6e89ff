import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving');
  return { title: t('left'), robots: { index: false } };
}

export default async function Page() {
  const t = await getTranslations('leaving');
  return (
    <main id="content" className="page">
      <h1>{t('left')}</h1>
      <p>{t('leftWords')}</p>
      <p>
        <a href="/">{t('toBoard')}</a>
      </p>
    </main>
  );
}
