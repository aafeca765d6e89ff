import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';

/** What stands where nothing is, or where one may not look: the two answer alike, with 404. */
export async function NotFound() {
  const t = await getTranslations('answers');
  return (
    <main id="content" className="page">
      <Answer status={404} />
      <h1>{t('404.title')}</h1>
      <p>{t('404.words')}</p>
      <p>
        <a href="/" className="button">
          {t('back')}
        </a>
      </p>
    </main>
  );
}
