import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { Joining } from '#components/joinings/joining';
import { TakesPlace } from '#components/posts/go-back';
import { Off } from '#components/posts/off';
import { Rhythm } from '#components/posts/rhythm';
import { Day, Hours } from '#components/ui/when';
import type { Viewer } from '#lib/people/viewer';
import { joinings } from '#lib/posts/joinings/queries';
import { nearest } from '#lib/posts/occurrences/dates';
import { datesToChange } from '#lib/posts/occurrences/queries';
import type { OccurrenceView, PostView } from '#lib/posts/post/schema';

type Props = { viewer: Viewer | null; post: PostView; said: unknown };

/** So many dates of a rhythm are seen at once, of those that take place; the others are folded away. */
const AT_ONCE = 3;

/** The dates of an activity, or of whatever comes again, each to be joined for itself and changed for itself; and how they go on; `said` is what was just done, from the address. */
export async function Dates({ viewer, post, said }: Props) {
  const { days, kind, rhythm, withdrawn } = post;
  if (withdrawn || (kind !== 'ACTIVITY' && !rhythm)) return null;
  const t = await getTranslations('board');
  const first = rhythm ? nearest(days, AT_ONCE) : days;
  const further = days.filter((day) => !first.includes(day));
  const comes = await joinings(viewer, post.id);
  return (
    <section className="dates" aria-label={t('post.dates')}>
      {days[1] && <h2>{t('post.dates')}</h2>}
      <DateList viewer={viewer} post={post} dates={first} said={said} />
      {further[0] && (
        <details open={further.some(({ id }) => comes.get(id)?.mine)}>
          <summary>{t('post.further')}</summary>
          <DateList viewer={viewer} post={post} dates={further} said={said} />
        </details>
      )}
      {rhythm && days[1] && (
        <p className="text-soft">{t.rich('post.soOn', { rhythm: () => <Rhythm rhythm={rhythm} /> })}</p>
      )}
    </section>
  );
}

async function DateList({ viewer, post, dates, said }: Props & { dates: OccurrenceView[] }) {
  const t = await getTranslations('posts');
  const isOne = !post.days[1];
  const changeable = isOne ? [] : (await datesToChange(viewer, post.id)).map(({ day }) => day.id);
  return (
    <ul>
      {dates.map((day) => (
        <li key={day.id}>
          {!isOne && <DateLine day={day} />}
          {!isOne && <Off day={day} />}
          {post.kind === 'ACTIVITY' && !day.calledOff && (
            <Joining viewer={viewer} post={post} day={day} said={said} />
          )}
          {changeable.includes(day.id) &&
            (day.calledOff ? (
              <TakesPlace day={day} />
            ) : (
              <a
                href={`/posts/${post.id}/dates/${day.id}`}
                aria-describedby={`date-${day.id}`}
                className="inline-flex min-h-11 items-center"
              >
                {t('do.change')}
              </a>
            ))}
        </li>
      ))}
    </ul>
  );
}

function DateLine({ day }: { day: OccurrenceView }) {
  const said = (
    <>
      <span className={`patch ${paperOf(day.day)}`}>
        <Day day={day.day} style="long" />
      </span>{' '}
      {day.kind === 'HOUR' && <Hours day={day} />}
    </>
  );
  return (
    <h3 className="date" id={`date-${day.id}`}>
      {day.calledOff ? <s>{said}</s> : said}
    </h3>
  );
}
