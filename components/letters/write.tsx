import { getTranslations } from 'next-intl/server';
import { TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { letterSchema } from '#lib/letters/schema';
import { type FormAction, startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

/** The form of a letter, by the action that sends it. */
export async function WriteLetter({ action, label }: { action: FormAction; label?: string }) {
  const t = await getTranslations('letters');
  return (
    <Form action={action} start={startingWith()}>
      {/* The same words may well be written twice: it is the form that must not be sent twice. */}
      <Once />
      <TextArea
        name="words"
        label={label ?? t('write')}
        hint={t('writeHint')}
        {...limitsOf(letterSchema.shape.words)}
      />
      <Send>{t('send')}</Send>
    </Form>
  );
}
