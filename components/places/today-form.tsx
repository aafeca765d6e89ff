import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Sender } from '#components/people/sender';
import { Before } from '#components/ui/form/before';
import { Checks } from '#components/ui/form/check';
import { Line } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Hour } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { openedWithLine } from '#lib/places/today/rules';
import { type TodayView, todaySchema } from '#lib/places/today/schema';
import { startingWith } from '#lib/platform/form/state';
import { sayTodayHere } from '#lib/posts/occurrences/actions';
import { datesToday } from '#lib/posts/occurrences/queries';
import type { TodayDate } from '#lib/posts/occurrences/schema';
import { limitsOf } from '#lib/values/text/input';
import { zone } from '#lib/values/time/zone';

type Props = { place: { slug: string; today: TodayView | null }; viewer: Viewer | null; summary?: string };

/**
 * The form that says what is so today, instead of what was said before, and which of today's dates do not take place because of it; folded
 * away under its `summary`, where it has one.
 */
export async function TodayForm({ place: { slug, today }, viewer, summary }: Props) {
  const t = await getTranslations('places');
  const dates = await datesToday(viewer, slug);
  return (
    <Form action={sayTodayHere} start={startingWith()}>
      <Hidden name="slug" value={slug} />
      <Before start={openedWithLine(today, zone())} />
      <Folded summary={summary}>
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
        <Sender viewer={viewer} />
        <Send>{t('saySo')}</Send>
      </Folded>
    </Form>
  );
}

function Folded({ summary, children }: { summary?: string; children: ReactNode }) {
  if (!summary) return children;
  return (
    <More summary={summary} names={['today']} filled>
      <div className="form">{children}</div>
    </More>
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
