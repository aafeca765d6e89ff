import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { arrival } from '#lib/posts/arrival/queries';
import type { PostKind } from '#lib/posts/post/schema';

type Props = { viewer: Viewer | null; post: { id: string; kind: PostKind } };

/** Words about door, key and telephone, for those who call it and those coming; nothing for anybody else. */
export async function Arrival({ viewer, post }: Props) {
  const words = await arrival(viewer, post.id);
  if (!words) return null;
  const t = await getTranslations('joinings');
  return (
    <section aria-labelledby="arrival" className="space-y-2 border-s-4 border-ink bg-tint px-4 py-3">
      <h2 id="arrival" className="text-xl">
        {t('arrival')}
      </h2>
      <Words text={words} block />
      <p className="hint">{t(post.kind === 'ACTIVITY' ? 'arrivalHint' : 'arrivalHintOwn')}</p>
    </section>
  );
}
