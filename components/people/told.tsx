import { getTranslations } from 'next-intl/server';
import { Before } from '#components/ui/form/before';
import { Checks } from '#components/ui/form/check';
import { Choice } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { changeSettings } from '#lib/people/notification-settings/actions';
import { saidOf } from '#lib/people/notification-settings/rules';
import { CHOSEN_KINDS, DIGESTS, type NotificationSettings } from '#lib/people/notification-settings/schema';
import { startingWith } from '#lib/platform/form/state';

/** What the viewer is told by mail, and when. */
export async function ToldForm({ told, hasAddress }: { told: NotificationSettings; hasAddress: boolean }) {
  const t = await getTranslations('addresses');
  const start = startingWith(saidOf(told));
  return (
    <section id="told" className="space-y-4 pt-4">
      <h2>{t('told.title')}</h2>
      <p>{hasAddress ? t('told.lead') : t('told.noAddress')}</p>
      <Form action={changeSettings} start={start}>
        <Before start={start} />
        <Checks
          name="sorts"
          label={t('told.always')}
          options={CHOSEN_KINDS.map((value) => ({ value, label: t(`told.kinds.${value}`) }))}
        />
        <Choice
          name="rest"
          label={t('told.rest')}
          options={DIGESTS.map((value) => ({ value, label: t(`told.rests.${value}`) }))}
        />
        <fieldset className="choice">
          <legend>{t('told.quiet')}</legend>
          <p className="hint">{t('told.quietHint')}</p>
          <Line name="quietFrom" type="time" label={t('told.quietFrom')} />
          <Line name="quietUntil" type="time" label={t('told.quietUntil')} />
        </fieldset>
        <Send quiet>{t('told.keep')}</Send>
      </Form>
    </section>
  );
}
