import { getLocale, getTranslations } from 'next-intl/server';
import { Before } from '#components/ui/form/before';
import { Choice } from '#components/ui/form/choices';
import { Form, Send } from '#components/ui/form/form';
import { changeLanguage } from '#lib/people/person/actions';
import { startingWith } from '#lib/platform/form/state';
import { LANGUAGES, recordOf } from '#lib/values/language/languages';

/** The language of the viewer's pages and mails. */
export async function LanguageForm({ language }: { language: string | null }) {
  const t = await getTranslations('people');
  const options = LANGUAGES.map((value) => ({ value, label: recordOf(value).name }));
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.language')}</h2>
      <Form action={changeLanguage} start={startingWith({ language: language ?? (await getLocale()) })}>
        <Before start={startingWith({ language })} />
        <Choice name="language" label={t('me.languageLabel')} options={options} />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}
