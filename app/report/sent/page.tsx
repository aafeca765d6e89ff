import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('sent'), robots: { index: false } };
}

export default async function Page() {
  const t = await getTranslations('reports');
  return (
    <main id="content" className="page">
      <h1>{t('sent')}</h1>
      <p>{t('sentWords')}</p>
      <p>{t('meanwhile')}</p>
      <p>
        <a href="/">{t('board')}</a>
      </p>
    </main>
  );
}
