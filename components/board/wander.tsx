import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { PlaceMark } from '#components/marks/pattern';
import { Card } from '#components/posts/card';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { WanderResult } from '#lib/board/wander';
import { placeAddress } from '#lib/places/place/rules';
import type { LineView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Somewhere to go, on the paper of its day. */
export async function SomewhereToGo({ where }: { where: WanderResult }) {
  const t = await getTranslations('board');
  const today = todayIn(zone(), now());
  const day = where.is === 'activity' ? where.card.day.day : today;
  const near = day === today ? t('today') : day === addDays(today, 1) ? t('tomorrow') : null;
  return (
    <section className={`sheet ${paperOf(day)}`} aria-labelledby="when">
      <div className="sheet-head">
        <h2 id="when">{near ? <time dateTime={day}>{near}</time> : <Day day={day} style="weekday" />}</h2>
      </div>
      {where.is === 'activity' ? (
        <ul className="cards">
          <Card card={where.card} />
        </ul>
      ) : (
        <AtPlace line={where.line} />
      )}
    </section>
  );
}

function AtPlace({ line: { id, slug, name, words } }: { line: LineView }) {
  return (
    <ul className="cards">
      <li className="card">
        <h3 className="card-title">
          <a href={placeAddress(slug)}>
            <Words text={words} plain />
          </a>
        </h3>
        <p className="card-line flex items-center gap-2">
          <PlaceMark of={id} className="size-7" /> <Words text={name} plain />
        </p>
      </li>
    </ul>
  );
}

/** Nothing is on: who begins? */
export async function NowhereToGo({ further }: { further: string | null }) {
  const t = await getTranslations('board');
  return (
    <section className={`sheet ${paperOf(null)}`} aria-labelledby="when">
      <div className="sheet-head">
        <h2 id="when">{t('wander.nothing')}</h2>
      </div>
      <p className="quiet">{t('wander.nothingWords')}</p>
      <p className="ways">
        <a href="/together" className="button">
          {t('quiet.together')}
        </a>
        {further && (
          <a href={further} className="button-quiet">
            {t('nothing.further')}
          </a>
        )}
      </p>
    </section>
  );
}
