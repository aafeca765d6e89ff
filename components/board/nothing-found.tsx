import { getTranslations } from 'next-intl/server';
import { AskFor } from '#components/board/ask-for';
import { type BoardParameters, boardPath } from '#lib/board/parameters';

/** Nothing was found: the words go on into a request, or the look goes further. */
export async function NothingFound({ asked }: { asked: BoardParameters }) {
  const t = await getTranslations('board');
  const { q, reach } = asked;
  const wider = reach === 'walk' ? 'ride' : 'further';
  return (
    <section className="sheet" aria-labelledby="nothing">
      <div className="sheet-head">
        <h2 id="nothing">{t('nothing.title')}</h2>
      </div>
      <p className="quiet">{q ? t('nothing.words') : t('nothing.other')}</p>
      <p className="ways">
        <AskFor words={q} look="button" />
        {reach !== 'further' && (
          <a href={boardPath({ ...asked, reach: wider })} className="button-quiet">
            {t('nothing.further')}
          </a>
        )}
      </p>
    </section>
  );
}
