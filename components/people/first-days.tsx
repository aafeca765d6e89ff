import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Day } from '#components/ui/when';
import { lastCarefulDay } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { sayDoorWord } from '#lib/places/door-word/actions';
import { doorWordSchema } from '#lib/places/door-word/schema';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

/** What waits for somebody new, until when, and what ends it; nothing for anybody else. */
export async function FirstDays({ viewer }: { viewer: Viewer }) {
  const last = await lastCarefulDay(viewer);
  if (!last) return null;
  const t = await getTranslations('people');
  return (
    <section className="space-y-2" aria-label={t('firstDays.title')}>
      <p className="notice">
        {t.rich('firstDays.words', {
          day: () => <Day day={last} style="long" />,
          page: (words) => <a href={`/people/${encodeURIComponent(viewer.name)}`}>{words}</a>,
        })}
      </p>
      <Form action={sayDoorWord} start={startingWith()}>
        <More summary={t('firstDays.door')} names={['doorWord']}>
          <div className="form py-2">
            <Line
              name="doorWord"
              label={t('firstDays.doorWord')}
              hint={t('firstDays.doorHint')}
              {...limitsOf(doorWordSchema.shape.doorWord)}
              autoComplete="off"
            />
            <Send>{t('firstDays.send')}</Send>
          </div>
        </More>
      </Form>
    </section>
  );
}

/** Under what somebody new put up themselves: why it looks otherwise than others'. */
export async function ShownWithCare() {
  const t = await getTranslations('people');
  return <p className="hint">{t.rich('firstDays.shown', { me: (words) => <a href="/me">{words}</a> })}</p>;
}
