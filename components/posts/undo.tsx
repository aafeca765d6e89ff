import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Send } from '#components/ui/form/form';
import { Hour } from '#components/ui/when';
import { undo } from '#lib/posts/post/actions';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

type Props = { post: PostView; isSettled: boolean };

/** Brings a withdrawn post back: its hosts for ten minutes; what somebody else withdrew, whoever sees it and is settled. */
export async function Undo({ post: { id, withdrawn, isHost, days }, isSettled }: Props) {
  const t = await getTranslations('posts');
  const until = withdrawn?.undoUntil;
  if (withdrawn?.byOther) {
    if (!(isHost || isSettled) || days.every(({ ends }) => ends <= now())) return null;
    return <Back id={id} hint={t('neighbour.back')} />;
  }
  if (!until || until <= now()) return null;
  return <Back id={id} hint={t.rich('do.undoHint', { until: () => <Hour instant={until} /> })} />;
}

async function Back({ id, hint }: { id: string; hint: ReactNode }) {
  const t = await getTranslations('posts');
  return (
    <form action={undo.bind(null, id)}>
      <p className="hint">{hint}</p>
      <Send>{t('do.undo')}</Send>
    </form>
  );
}
