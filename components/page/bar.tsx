import { getTranslations } from 'next-intl/server';
import { ActivityMark, OfferMark, RequestMark } from '#components/marks/kind';

/** What one can do here, under the thumb on every page: together first. */
export async function Bar() {
  const t = await getTranslations('page');
  return (
    <nav className="bar print:hidden" aria-label={t('main')}>
      <a href="/together">
        <ActivityMark />
        {t('together')}
      </a>
      <a href="/ask">
        <RequestMark />
        {t('ask')}
      </a>
      <a href="/offer">
        <OfferMark />
        {t('offer')}
      </a>
    </nav>
  );
}
