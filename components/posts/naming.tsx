import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { Send } from '#components/ui/form/form';
import type { Viewer } from '#lib/people/viewer';
import { naming } from '#lib/posts/hosts/queries';
import { sayNo, sayYes } from '#lib/posts/post/actions';
import type { PostView } from '#lib/posts/post/schema';

type Props = { viewer: Viewer | null; post: PostView; isSaid: boolean };

/** Who was named as one who calls a post too is asked here; its hosts hear that somebody is, and not who; `isSaid`: they just said no. */
export async function Naming({ viewer, post, isSaid }: Props) {
  const state = await naming(viewer, post);
  if (!state) return null;
  const t = await getTranslations('posts');
  if (state === 'others') return <p className="hint">{t('naming.others')}</p>;
  if (state === 'declined')
    return (
      <form action={sayYes.bind(null, post.id)}>
        {isSaid ? (
          <Done id="said">{t('naming.declined')}</Done>
        ) : (
          <p className="hint">{t('naming.declined')}</p>
        )}
        <Send quiet>{t('naming.after')}</Send>
      </form>
    );
  return (
    <section className="notice space-y-3" aria-labelledby="naming">
      <h2 id="naming">{t('naming.title')}</h2>
      <p>{t('naming.lead')}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <form action={sayYes.bind(null, post.id)}>
          <Send>{t('naming.yes')}</Send>
        </form>
        <form action={sayNo.bind(null, post.id)}>
          <Send quiet>{t('naming.no')}</Send>
        </form>
      </div>
    </section>
  );
}
