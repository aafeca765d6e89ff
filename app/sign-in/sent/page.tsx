import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('signIn.sent'), robots: { index: false } };
}

export default async function Page() {
  const t = await getTranslations('people');
  return (
    <main id="content" className="page">
      <h1>{t('signIn.sent')}</h1>
      <p>{t('signIn.sentWords')}</p>
      <p>
        <a href="/sign-in">{t('signIn.back')}</a>
      </p>
    </main>
  );
}
