import { getTranslations } from 'next-intl/server';
import { LINE, type Props } from '#components/posts/date-line';
import { Before } from '#components/ui/form/before';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { startingWith } from '#lib/platform/form/state';
import { sayOfDate } from '#lib/posts/occurrences/actions';

export async function Say({ date: { day, said } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form
      action={sayOfDate.bind(null, day.id)}
      start={startingWith({ line: day.words })}
      className="grid gap-4"
      isOver={day.calledOff}
    >
      <Before start={startingWith(said)} />
      <More summary={t('date.say')} names={['line']} filled>
        <div className="form py-4">
          <Line name="line" label={t('date.sayLine')} hint={t('date.sayHint')} {...LINE} />
          <div>
            <Send>{t('date.sendSay')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}
