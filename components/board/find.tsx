import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ANY_DAY, type Asked, boardAddress, KIND_WORDS } from '#lib/posts/schema';
import { REACHES } from '#lib/where/reach';

type Props = { asked: Asked; children?: ReactNode };

/** Words to look for, and behind them how far, what and when: a plain form whose answer is an address. */
export async function Find({ asked, children }: Props) {
  const t = await getTranslations('board');
  const isFiltered = boardAddress(asked) !== '/';
  // A day is a date for the browser's field; any day is not.
  const day = asked.day === ANY_DAY ? '' : (asked.day ?? '');
  return (
    <search>
      <form action="/" method="get" className="find">
        {asked.near && <input type="hidden" name="near" value={asked.near} />}
        <div className="find-words">
          <input
            type="search"
            name="q"
            aria-label={t('find.words')}
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
        <details className="find-more">
          <summary>{t('find.more')}</summary>
          <div className="find-fields">
            <div id="where">{children}</div>
            <fieldset className="choice" id="far">
              <legend>{t('find.far')}</legend>
              {REACHES.map((reach) => (
                <label key={reach} className="option">
                  <input type="radio" name="reach" value={reach} defaultChecked={reach === asked.reach} />
                  <span>{t(`reach.${reach}`)}</span>
                </label>
              ))}
            </fieldset>
            <fieldset className="choice">
              <legend>{t('find.kind')}</legend>
              {['' as const, ...KIND_WORDS].map((kind) => (
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
              {t('find.send')}
            </button>
          </div>
        </details>
        {isFiltered && (
          <a href="/" className="button-quiet">
            {t('find.all')}
          </a>
        )}
      </form>
    </search>
  );
}
