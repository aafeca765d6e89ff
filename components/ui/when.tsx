import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { formatsOf } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';
import { addDays, dayOf, isRecent } from '#lib/values/time/day';
import { type DayStyle, formatDay, formatHour } from '#lib/values/time/format';
import { isOverDays } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** How a day is said; 'near' is as people say it: today, tomorrow, then the weekday, then the date. */
export type Style = DayStyle | 'near';

/** A day ('YYYY-MM-DD') in the reader's words. */
export function Day({ day, style = 'long' }: { day: string; style?: Style }) {
  const locale = useLocale();
  return (
    <time dateTime={day}>{style === 'near' ? nearDay(day, locale) : formatDay(day, locale, style)}</time>
  );
}

/** The hour of an instant, as the clocks of the board have it. */
export function Hour({ instant }: { instant: Date }) {
  return <time dateTime={instant.toISOString()}>{formatHour(instant, useLocale(), zone())}</time>;
}

/** When something was said: the day, and the hour as long as it is kept. */
export function Said({ instant, style = 'near' }: { instant: Date; style?: Style }) {
  return (
    <>
      <Day day={dayOf(instant, zone())} style={style} />
      {isRecent(instant, zone(), now()) && (
        <>
          {' '}
          <Hour instant={instant} />
        </>
      )}
    </>
  );
}

/** This or that day: "Friday or Saturday", "today or tomorrow". Days are 'YYYY-MM-DD'. */
export function Days({ days, style = 'near' }: { days: string[]; style?: Style }) {
  const locale = useLocale();
  const list = new Intl.ListFormat(formatsOf(locale), { type: 'disjunction' });
  const parts = list.formatToParts([...days].sort());
  return parts.map(({ type, value }) =>
    type === 'element' ? (
      <Day key={value} day={value} style={style} />
    ) : (
      <Fragment key={`${value} `}>{value}</Fragment>
    ),
  );
}

/** What When tells of a date: which days, and from when till when. `endSaid` is false where nobody said an end. */
export type Moment = {
  kind: 'HOUR' | 'DATE' | 'ANY';
  day: string;
  lastDay: string;
  starts: Date;
  ends: Date;
  endSaid: boolean;
};

type WhenProps = { day: Moment; alternatives?: string[]; style?: Style };

/** When something is, whole: "Thursday 26 November, 17:00 to 19:00", "Friday or Saturday", "any day". */
export function When({ day, alternatives = [], style = 'near' }: WhenProps) {
  const t = useTranslations('when');
  if (day.kind === 'ANY') return t('anyDay');
  const days =
    day.lastDay > day.day && (day.kind === 'DATE' || isOverDays(day))
      ? t.rich('span', {
          from: () => <Day day={day.day} style={style} />,
          to: () => <Day day={day.lastDay} style={style} />,
        })
      : alternatives.length > 0
        ? Days({ days: [day.day, ...alternatives], style })
        : Day({ day: day.day, style });
  if (day.kind === 'DATE') return days;
  return (
    <>
      {days}, <Hours day={day} />
    </>
  );
}

/** From when till when on its day: "17:00 to 19:00", or "17:00" where nobody said an end. */
export function Hours({ day }: { day: Moment }) {
  const t = useTranslations('when');
  if (!day.endSaid) return <Hour instant={day.starts} />;
  return t.rich('hours', {
    from: () => <Hour instant={day.starts} />,
    to: () => <Hour instant={day.ends} />,
  });
}

/** "until 19:00", or "until Sunday" where it ends on another day. */
export function Until({ day }: { day: Moment }) {
  const t = useTranslations('when');
  const another = day.kind !== 'HOUR' || isOverDays(day);
  return t.rich('until', {
    end: () => (another ? <Day day={day.lastDay} style="near" /> : <Hour instant={day.ends} />),
  });
}

/** Today, tomorrow, the weekday within a week, and then the date. */
function nearDay(day: string, locale: string): string {
  const today = dayOf(now(), zone());
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (day === today) return relative.format(0, 'day');
  if (day === addDays(today, 1)) return relative.format(1, 'day');
  return formatDay(day, locale, day > today && day < addDays(today, 7) ? 'weekday' : 'short');
}
