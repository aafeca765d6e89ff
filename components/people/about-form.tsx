import { getTranslations } from 'next-intl/server';
import { Before } from '#components/ui/form/before';
import { TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { changeWords } from '#lib/people/person/actions';
import { aboutSchema } from '#lib/people/person/schema';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

/** What the viewer says of themselves. */
export async function WordsForm({ words }: { words: string }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.words')}</h2>
      <Form action={changeWords} start={startingWith({ words })}>
        <Before start={startingWith({ words })} />
        <TextArea
          name="words"
          label={t('me.wordsLabel')}
          hint={t('me.wordsHint')}
          {...limitsOf(aboutSchema.shape.words)}
        />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}
