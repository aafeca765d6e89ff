import { getTranslations } from 'next-intl/server';
import { CallOff } from '#components/posts/call-off';
import type { Props } from '#components/posts/date-line';
import { GoBack, TakesPlace } from '#components/posts/go-back';
import { Move } from '#components/posts/move-date';
import { Say } from '#components/posts/say-of-date';

/** What may become of one date: it does not take place, it moves, or there is a word to say about it; each can be taken back. */
export async function ChangeDate({ date }: Props) {
  const t = await getTranslations('posts');
  const { day, start } = date;
  return (
    <>
      <p>{t('date.lead')}</p>
      {/* Each form in its place, whatever became of the date meanwhile: by it its answer is shown. */}
      <div className="grid gap-2">
        <GoBack date={date} />
        {day.calledOff && <TakesPlace day={day} />}
        <CallOff date={date} />
        {start && <Move date={date} />}
        <Say date={date} />
      </div>
    </>
  );
}
