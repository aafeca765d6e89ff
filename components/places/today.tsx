import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { Checks } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { Live } from '#components/ui/live';
import { Hour } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import type { PlaceView } from '#lib/places/place/schema';
import { sayNoMoreHere } from '#lib/places/today/actions';
import { type TodayView, todaySchema } from '#lib/places/today/schema';
import { startingWith } from '#lib/platform/form/state';
import { ONCE } from '#lib/platform/form/submit-once';
import { sayTodayHere, takeBackHere } from '#lib/posts/occurrences/actions';
import { datesToday, isOffByLine } from '#lib/posts/occurrences/queries';
import type { TodayDate } from '#lib/posts/occurrences/schema';
import { limitsOf } from '#lib/values/text/input';
import { randomToken } from '#lib/values/text/random';
import { hourOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What is so today, in ember: it glows until its hour. */
export function Today({ today: { words, until } }: { today: TodayView }) {
  const t = useTranslations('places');
  return (
    <p className="text-[1.1875rem] leading-snug font-bold text-ember">
      <Words text={words} />
      {hourOf(until, zone()) !== '00:00' && <> {t.rich('until', { hour: () => <Hour instant={until} /> })}</>}
    </p>
  );
}

type HereProps = { place: Pick<PlaceView, 'id' | 'today'>; looking: Viewer | null };

/** Today's line on its place's page: for those signed in it comes and goes while they look. */
export function TodayHere({ place: { id, today }, looking }: HereProps) {
  if (!looking) return today && <Today today={today} />;
  return (
    <Live about={`place:${id}`} part="today">
      <div data-list="">
        {today && (
          <div data-key="today">
            <Today today={today} />
          </div>
        )}
      </div>
    </Live>
  );
}

/** The form that says what is so today, instead of what was said before, and which of today's dates do not take place because of it. */
export async function TodayForm({ slug, looking }: { slug: string; looking: Viewer | null }) {
  const t = await getTranslations('places');
  const dates = await datesToday(looking, slug);
  return (
    <Form action={sayTodayHere} start={startingWith()}>
      <Hidden name="slug" value={slug} />
      {looking && <Hidden name={ONCE} value={randomToken()} />}
      <Line
        name="today"
        label={t('today')}
        hint={t('todayHint')}
        {...limitsOf(todaySchema.shape.today)}
        autoComplete="off"
      />
      <Line name="until" type="time" label={t('todayUntil')} hint={t('todayUntilHint')} />
      {dates[0] && (
        <Checks
          name="off"
          label={t('off')}
          hint={t('offHint')}
          options={dates.map((date) => ({ value: date.day.id, label: <DateName date={date} /> }))}
        />
      )}
      <Sender looking={looking} />
      <Send>{t('saySo')}</Send>
    </Form>
  );
}

function DateName({ date: { day, title } }: { date: TodayDate }) {
  return (
    <>
      {day.kind === 'HOUR' && (
        <>
          <Hour instant={day.starts} />{' '}
        </>
      )}
      <Words text={title} plain />
    </>
  );
}

/** Says what is so today, or that it is so no more: for those signed in on the page itself, for visitors a page away. */
export async function TodayTurn({
  slug,
  today,
  looking,
  visitorsTo,
}: {
  slug: string;
  today: TodayView | null;
  looking: Viewer | null;
  visitorsTo: string;
}) {
  const t = await getTranslations('places');
  const mayTakeBack = today && (await isOffByLine(looking, slug, today.words));
  if (!looking) return <p>{!today && <a href={visitorsTo}>{t('sayToday')}</a>}</p>;
  return (
    <div className="flex flex-wrap items-start gap-x-6">
      {today && (
        <form action={sayNoMoreHere.bind(null, slug)}>
          <Send quiet>{t('noMoreSo')}</Send>
        </form>
      )}
      {today && mayTakeBack && (
        <form action={takeBackHere.bind(null, slug)}>
          <Send quiet>{t('takeBack')}</Send>
        </form>
      )}
      <details className="min-w-0 grow">
        <summary>{t(today ? 'sayOther' : 'sayToday')}</summary>
        <TodayForm slug={slug} looking={looking} />
      </details>
    </div>
  );
}
