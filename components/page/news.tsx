import { getTranslations } from 'next-intl/server';

/** The dot that says something is new. */
export async function News() {
  const t = await getTranslations('page');
  return <span className="news" role="img" aria-label={t('news')} />;
}
