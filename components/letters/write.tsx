import { getTranslations } from 'next-intl/server';
import { TextArea } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { letterSchema } from '#lib/letters/schema';
import { type FormAction, startingWith } from '#lib/platform/form/state';
import { ONCE } from '#lib/platform/form/submission';
import { limitsOf } from '#lib/values/text/input';
import { randomToken } from '#lib/values/text/random';

/** The form of a letter, by the action that sends it. */
export async function WriteLetter({ action, label }: { action: FormAction; label?: string }) {
  const t = await getTranslations('letters');
  return (
    <Form action={action} start={startingWith()}>
      {/* The same words may well be written twice: it is the form that must not be sent twice. */}
      <Hidden name={ONCE} value={randomToken()} />
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
