import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { SheetHead, Wander } from '#components/board/sheet';
import { ActivityMark, OfferMark } from '#components/marks/kind';
import { Words } from '#components/ui/words';
import { type BoardParameters, boardPath } from '#lib/board/parameters';
import type { SectionView } from '#lib/posts/post/schema';
import type { SearchTerms } from '#lib/values/text/search-text';

/** Nothing is spelt as it was typed: what stands here is nearly that. Where it is not what was meant, it is asked for. */
export async function Nearly({ sought, asked }: { sought: SearchTerms | null; asked: BoardParameters }) {
  if (!sought?.withTypos) return null;
  const t = await getTranslations('board');
  return (
    <div className="px-(--edge) py-3">
      <p>{t('nearly')}</p>
      <AskFor words={asked.q} look="button-quiet" />
    </div>
  );
}

/** The words go on into a request. */
async function AskFor({ words, look }: { words: string | null; look: 'button' | 'button-quiet' }) {
  if (!words) return null;
  const t = await getTranslations('board');
  return (
    <a href={`/ask?title=${encodeURIComponent(words)}`} className={look}>
      {t.rich('nothing.ask', { words: () => <Words text={words} plain /> })}
    </a>
  );
}

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

/** A day for which nothing stands here yet. */
export async function QuietDay({ section, asked }: { section: SectionView; asked: BoardParameters }) {
  const t = await getTranslations('board');
  const day = section.day ? `?day=${section.day}` : '';
  return (
    <section className={`sheet sheet-${section.name} ${paperOf(section.day)}`} aria-labelledby={section.name}>
      <SheetHead section={section} asked={asked} id={section.name} />
      <p className="quiet">{section.name === 'today' ? t('quiet.today') : t('quiet.day')}</p>
      <p className="ways">
        <a href={`/together${day}`} className="button-quiet">
          <ActivityMark />
          {t('quiet.together')}
        </a>
        <a href={`/offer${day}`} className="button-quiet">
          <OfferMark />
          {t('quiet.offer')}
        </a>
      </p>
      {section.name === 'today' && <Wander asked={asked} />}
    </section>
  );
}

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
