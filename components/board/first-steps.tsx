import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';

type FirstStepsProps = { address: string; today: string; hasPlace: boolean; blank: boolean };

/** A board on which nothing stands yet, or that has no place: open one, call an evening, tell the neighbours. */
export async function FirstSteps({ address, today, hasPlace, blank }: FirstStepsProps) {
  const t = await getTranslations('board');
  return (
    <section className={`sheet empty ${paperOf(blank ? today : null)}`} aria-labelledby="empty">
      <div className="sheet-head">
        <h2 id="empty">{blank ? t('empty.title') : t('empty.young')}</h2>
      </div>
      <p>{t('empty.lead')}</p>
      <ul className="cards">
        {!hasPlace && (
          <li className="card">
            <h3 className="card-title">
              <a href="/open">{t('empty.place')}</a>
            </h3>
            <p className="card-line">{t('empty.placeWords')}</p>
          </li>
        )}
        <li className="card">
          <h3 className="card-title">
            <a href="/together">{t('empty.evening')}</a>
          </h3>
          <p className="card-line">{t('empty.eveningWords')}</p>
        </li>
        <li className="card">
          <h3 className="card-title" id="tell">
            {t('empty.tell')}
          </h3>
          <p className="card-line" id="copy">
            {t('empty.copy')}
          </p>
          <textarea
            readOnly
            rows={6}
            className="field"
            aria-labelledby="tell"
            aria-describedby="copy"
            defaultValue={t('empty.message', { address })}
          />
        </li>
      </ul>
    </section>
  );
}
