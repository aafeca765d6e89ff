import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';

/** What stands where an address asks for something that cannot be read: 400, with words. */
export async function Unreadable() {
  const t = await getTranslations('answers');
  return (
    <main id="content" className="page">
      <Answer status={400} />
      <h1>{t('400.title')}</h1>
      <p>{t('400.words')}</p>
      <p>
        <a href="/" className="button">
          {t('back')}
        </a>
      </p>
    </main>
  );
}
