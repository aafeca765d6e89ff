import { getTranslations } from 'next-intl/server';
import { Choice } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Day, Hour } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { bringDateBack, callDateOff } from '#lib/days/actions';
import type { DateView } from '#lib/days/queries';
import { callOffSchema, REASONS } from '#lib/days/schema';
import { startingWith } from '#lib/form/state';
import { limitsOf } from '#lib/text/words';

/** The dates that one may call off, with a line; and those that are, to be taken back. */
export async function CallOff({ dates }: { dates: DateView[] }) {
  const t = await getTranslations('posts');
  const on = dates.filter(({ calledOff }) => !calledOff);
  const off = dates.filter(({ calledOff }) => calledOff);
  return (
    <>
      {on[0] && (
        <Form action={callDateOff} start={startingWith({ date: on[0].id, reason: 'other' })}>
          <Choice
            name="date"
            label={t('callOff.date')}
            options={on.map((date) => ({ value: date.id, label: <When date={date} /> }))}
          />
          <Choice
            name="reason"
            label={t('callOff.reason')}
            options={REASONS.map((value) => ({ value, label: t(`callOff.reasons.${value}`) }))}
          />
          <Line
            name="line"
            label={t('callOff.line')}
            hint={t('callOff.lineHint')}
            {...limitsOf(callOffSchema.shape.line)}
          />
          <div className="flex flex-wrap gap-4">
            <Send>{t('callOff.send')}</Send>
            <Send quiet name="only" value="say">
              {t('callOff.say')}
            </Send>
          </div>
        </Form>
      )}
      {off[0] && (
        <section className="grid gap-4">
          <h2>{t('callOff.off')}</h2>
          {off.map((date) => (
            <form key={date.id} action={bringDateBack.bind(null, date.id)}>
              <p>
                <When date={date} />
              </p>
              <Send quiet>{t('callOff.back')}</Send>
            </form>
          ))}
        </section>
      )}
    </>
  );
}

function When({ date: { day, hour, words } }: { date: DateView }) {
  return (
    <>
      <Day day={day} />
      {hour && (
        <>
          {' · '}
          <Hour instant={hour} />
        </>
      )}
      {words && (
        <>
          {' · '}
          <Words text={words} plain />
        </>
      )}
    </>
  );
}
