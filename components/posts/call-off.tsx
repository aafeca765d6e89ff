import { getTranslations } from 'next-intl/server';
import { LINE, type Props } from '#components/posts/date-line';
import { Before } from '#components/ui/form/before';
import { Choice } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { startingWith } from '#lib/platform/form/state';
import { callDateOff } from '#lib/posts/occurrences/actions';
import { REASONS } from '#lib/posts/occurrences/schema';

/** It does not take place, and why; of one that is called off already, why once more. */
export async function CallOff({ date: { day, said } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form
      action={callDateOff.bind(null, day.id)}
      start={startingWith({ reason: 'other' })}
      className="grid gap-4"
    >
      <Before start={startingWith(said)} />
      <More summary={t(day.calledOff ? 'date.sayOff' : 'date.callOff')} names={['reason', 'line']} filled>
        <div className="form py-4">
          <Choice
            name="reason"
            label={t('date.reason')}
            options={REASONS.map((value) => ({ value, label: t(`date.reasons.${value}`) }))}
          />
          <Line name="line" label={t('date.line')} hint={t('date.lineHint')} {...LINE} />
          <div>
            <Send>{t(day.calledOff ? 'date.sendSay' : 'date.sendOff')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}
