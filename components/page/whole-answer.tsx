import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';

/** A page that is nothing but its status, in words, and the way back to the board. */
export async function WholeAnswer({ status }: { status: 400 | 404 }) {
  const t = await getTranslations('answers');
  return (
    <main id="content" className="page">
      <Answer status={status} />
      <h1>{t(`${status}.title`)}</h1>
      <p>{t(`${status}.words`)}</p>
      <p>
        <a href="/" className="button">
          {t('back')}
        </a>
      </p>
    </main>
  );
}
