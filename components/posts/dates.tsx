import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { Joining } from '#components/joinings/joining';
import { Off } from '#components/posts/off';
import { Day, Hours } from '#components/ui/when';
import type { Looking } from '#lib/people/rules';
import type { DayView, PostView } from '#lib/posts/schema';

type Props = { looking: Looking; post: PostView };

/** The dates of an activity, or of whatever comes again, each to be joined for itself. */
export async function Dates({ looking, post }: Props) {
  const { days, kind, rhythm, withdrawn } = post;
  if (withdrawn || (kind !== 'ACTIVITY' && !rhythm)) return null;
  const t = await getTranslations('board');
  return (
    <section className="dates" aria-label={t('post.dates')}>
      {days[1] && <h2>{t('post.dates')}</h2>}
      <ul>
        {days.map((day) => (
          <li key={day.id}>
            {days[1] && <DateLine day={day} />}
            {days[1] && <Off day={day} />}
            {kind === 'ACTIVITY' && !day.calledOff && <Joining looking={looking} post={post} day={day} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DateLine({ day }: { day: DayView }) {
  const said = (
    <>
      <span className={`patch ${paperOf(day.day)}`}>
        <Day day={day.day} style="long" />
      </span>{' '}
      {day.kind === 'HOUR' && <Hours day={day} />}
    </>
  );
  return <h3 className="date">{day.calledOff ? <s>{said}</s> : said}</h3>;
}
