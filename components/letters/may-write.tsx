import { getTranslations } from 'next-intl/server';
import { Form, Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { Words } from '#components/ui/words';
import type { MessageView } from '#lib/conversations/schema';
import { sayMayWrite } from '#lib/letters/actions';
import { startingWith } from '#lib/platform/form/state';

/** "You may write to me", to whoever wrote a message; of one's own, who said so. */
export async function MayWrite({ message }: { message: MessageView }) {
  const t = await getTranslations('conversations');
  const { id, mayBeLet, isLet, letBy } = message;
  return (
    <>
      {mayBeLet && (
        <Form action={sayMayWrite.bind(null, id)} start={startingWith()} className="mt-1">
          <Once />
          <Send quiet>{t('mayWrite')}</Send>
        </Form>
      )}
      {isLet && <p className="hint">{t('mayWriteSaid')}</p>}
      {letBy.render((who) => (
        <p key={who} className="hint">
          {t.rich('mayWriteTo', {
            name: () => (
              <a href={`/people/${encodeURIComponent(who)}`}>
                <Words text={who} plain />
              </a>
            ),
          })}
        </p>
      ))}
    </>
  );
}
