import { getTranslations } from 'next-intl/server';
import { Before } from '#components/ui/form/before';
import { Choice } from '#components/ui/form/choices';
import { Form, Send } from '#components/ui/form/form';
import { changeLettersFrom } from '#lib/people/person/actions';
import type { LettersFrom } from '#lib/people/person/schema';
import { startingWith } from '#lib/platform/form/state';

/** From whom the viewer takes letters. */
export async function LettersForm({ from }: { from: LettersFrom }) {
  const t = await getTranslations('people');
  const options = [
    { value: 'CONVERSATIONS', label: t('me.lettersConversations') },
    { value: 'NOBODY', label: t('me.lettersNobody'), hint: t('me.lettersNobodyHint') },
  ];
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.letters')}</h2>
      <Form action={changeLettersFrom} start={startingWith({ lettersFrom: from })}>
        <Before start={startingWith({ lettersFrom: from })} />
        <Choice name="lettersFrom" label={t('me.lettersLabel')} options={options} />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}
