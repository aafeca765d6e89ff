import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { showWords } from '#lib/conversations/actions';
import type { MessageView } from '#lib/conversations/schema';

/** Of words that wait: to whoever answers for the post a button that shows them to everybody; to their author, that they wait. */
export async function Waiting({ message: { id, waits, isMine } }: { message: MessageView }) {
  if (!waits) return null;
  const t = await getTranslations('conversations');
  if (isMine) return <p className="hint">{t('waitsMine')}</p>;
  return (
    <form action={showWords.bind(null, id)} className="mt-1 space-y-1">
      <p className="hint">{t('waits')}</p>
      <Send quiet>{t('showWords')}</Send>
    </form>
  );
}
