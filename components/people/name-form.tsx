import { getTranslations } from 'next-intl/server';
import { Before } from '#components/ui/form/before';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { changeName } from '#lib/people/person/actions';
import { nameSchema } from '#lib/people/person/schema';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

/** The viewer's name. */
export async function NameForm({ name }: { name: string }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.name')}</h2>
      <Form action={changeName} start={startingWith({ name })}>
        <Before start={startingWith({ name })} />
        <Line
          name="name"
          label={t('me.nameLabel')}
          hint={t('me.nameHint')}
          {...limitsOf(nameSchema.shape.name)}
          autoComplete="nickname"
        />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}
