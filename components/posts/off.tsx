import { getTranslations } from 'next-intl/server';
import { Day, Hour } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { OccurrenceView } from '#lib/posts/post/schema';
import { hourOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** That a date does not take place, and why; that it was moved, and from where; or what is different this time. */
export async function Off({ day }: { day: OccurrenceView }) {
  const { calledOff, words } = day;
  const t = await getTranslations('board');
  const said = <Words text={words} plain />;
  if (calledOff)
    return <p className="off">{words ? t.rich('card.offWhy', { why: () => said }) : t('card.off')}</p>;
  return (
    <>
      <MovedFrom day={day} />
      {words && <p className="off">{said}</p>}
    </>
  );
}

/** "This time instead of Saturday 5 December", or of the hour where its day is the same. */
async function MovedFrom({ day: { day, starts, kind, was } }: { day: OccurrenceView }) {
  if (!was) return null;
  const t = await getTranslations('board');
  const isOtherDay = was.day !== day;
  if (!isOtherDay && (kind !== 'HOUR' || was.kind !== 'HOUR')) return null;
  const isOtherHour = was.kind === 'HOUR' && hourOf(was.starts, zone()) !== hourOf(starts, zone());
  if (!isOtherDay && !isOtherHour) return null;
  return (
    <p className="off">
      {isOtherDay
        ? t.rich('card.movedDay', { was: () => <Day day={was.day} style="long" /> })
        : t.rich('card.movedHour', { was: () => <Hour instant={was.starts} /> })}
    </p>
  );
}
