import { getTranslations } from 'next-intl/server';
import { LookingLine } from '#components/board/line';
import { Send } from '#components/ui/form/form';
import { AroundMe } from '#components/where/around-me';
import { lookAtEverything } from '#lib/board/actions';
import { ANY_DAY, type BoardParameters, boardPath, EVERYTHING, KIND_PARAMETERS } from '#lib/board/parameters';
import { REACHES } from '#lib/values/geo/reach';
import type { PeopleWords } from '#lib/values/text/people-words';

type Props = { asked: BoardParameters; landmark: PeopleWords | null };

/** Words to look for, and behind the line how far, what and when: a plain form whose answer is an address. */
export async function Find({ asked, landmark }: Props) {
  const t = await getTranslations('board');
  const where = await getTranslations('where');
  const isFiltered = !['/', EVERYTHING].includes(boardPath(asked));
  // A day is a date for the browser's field; any day is not.
  const day = asked.day === ANY_DAY ? '' : (asked.day ?? '');
  return (
    <search>
      <form action="/" method="get" className="find">
        {asked.near && <input type="hidden" name="near" value={asked.near} />}
        <details className="find-more">
          <summary>
            <LookingLine asked={asked} landmark={landmark} />
          </summary>
          <div className="find-fields">
            <fieldset className="choice">
              <legend>{t('find.far')}</legend>
              {REACHES.map((reach) => (
                <label key={reach} className="option">
                  <input type="radio" name="reach" value={reach} defaultChecked={reach === asked.reach} />
                  <span>{t(`reach.${reach}`)}</span>
                </label>
              ))}
              <AroundMe />
              <p>
                <a href="/where">{where('look.other')}</a>
              </p>
            </fieldset>
            <fieldset className="choice">
              <legend>{t('find.kind')}</legend>
              {['' as const, ...KIND_PARAMETERS].map((kind) => (
                <label key={kind} className="option">
                  <input type="radio" name="kind" value={kind} defaultChecked={kind === (asked.kind ?? '')} />
                  <span>{t(`kinds.${kind || 'all'}`)}</span>
                </label>
              ))}
            </fieldset>
            <div className="field-frame">
              <label htmlFor="day">{t('find.day')}</label>
              <input type="date" id="day" name="day" className="field" defaultValue={day} />
            </div>
            <button type="submit" className="button">
              {t('find.look')}
            </button>
          </div>
        </details>
        <div className="find-words">
          <label htmlFor="q" className="find-label">
            {t('find.words')}
          </label>
          <input
            type="search"
            id="q"
            name="q"
            placeholder={t('find.placeholder')}
            defaultValue={asked.q ?? ''}
            maxLength={200}
            dir="auto"
            className="find-field"
          />
          <button type="submit" className="button-quiet">
            {t('find.send')}
          </button>
        </div>
      </form>
      {isFiltered && (
        <form action={lookAtEverything}>
          <Send quiet>{t('find.all')}</Send>
        </form>
      )}
    </search>
  );
}
