import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { write } from '#lib/conversations/actions';
import { type KindAnswer, messageSchema } from '#lib/conversations/schema';
import type { Viewer } from '#lib/people/viewer';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

type WriteProps = { viewer: Viewer | null; live: string; answers: KindAnswer[] };

/** The form at the end of a conversation; `answers` are kind ones that stand below it, each one tap. */
export async function Write({ viewer, live, answers }: WriteProps) {
  const t = await getTranslations('conversations');
  return (
    <Form action={write.bind(null, live)} start={startingWith()}>
      <TextArea name="words" label={t('write')} {...limitsOf(messageSchema.shape.words)} />
      {/* The same words may well be said twice: it is the form that must not be sent twice. */}
      <Sender viewer={viewer} />
      <Send>{t('send')}</Send>
      {answers[0] && (
        <fieldset className="choice">
          <legend>{t('answers.title')}</legend>
          <div className="ways">
            {answers.map((answer) => (
              <Send key={answer} quiet anyway name="answer" value={answer}>
                {t(`answers.${answer}`)}
              </Send>
            ))}
          </div>
        </fieldset>
      )}
    </Form>
  );
}
