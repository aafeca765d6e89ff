import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Hour } from '#components/ui/when';
import { undo } from '#lib/posts/post/actions';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

export async function Undo({ post }: { post: PostView }) {
  const until = post.withdrawn?.undoUntil;
  if (!until || until <= now()) return null;
  const t = await getTranslations('posts');
  return (
    <form action={undo.bind(null, post.id)}>
      <p className="hint">{t.rich('do.undoHint', { until: () => <Hour instant={until} /> })}</p>
      <Send>{t('do.undo')}</Send>
    </form>
  );
}
