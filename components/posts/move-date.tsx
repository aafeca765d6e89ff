import { getTranslations } from 'next-intl/server';
import { LINE, type Props } from '#components/posts/date-line';
import { Before } from '#components/ui/form/before';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { startingWith } from '#lib/platform/form/state';
import { moveDate } from '#lib/posts/occurrences/actions';

export async function Move({ date: { day, start, said } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form
      action={moveDate.bind(null, day.id)}
      start={startingWith(start ?? {})}
      className="grid gap-4"
      isOver={day.calledOff}
    >
      <Before start={startingWith(said)} />
      <More summary={t('date.move')} names={['day', 'start', 'end', 'line']} filled>
        <div className="form py-4">
          <Line name="day" type="date" label={t('day')} required />
          <div className="grid grid-cols-2 items-end gap-[inherit]">
            <Line name="start" type="time" label={t('start')} />
            <Line name="end" type="time" label={t('end')} />
          </div>
          <Line name="line" label={t('date.line')} hint={t('date.lineHint')} {...LINE} />
          <div>
            <Send>{t('date.sendMove')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}
