import { getTranslations } from 'next-intl/server';

/** The end of every page: what this is, what it remembers. */
export async function Foot() {
  const t = await getTranslations('page');
  return (
    <footer className="foot">
      <a href="/about">{t('about')}</a>
      <a href="/remembers">{t('remembers')}</a>
    </footer>
  );
}
