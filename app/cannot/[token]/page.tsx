import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { cannotComeByLink } from '#lib/posts/joinings/actions';
import { comingBy } from '#lib/posts/joinings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('joinings');
  return { title: t('cannot'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const coming = await comingBy(token);
  const t = await getTranslations('joinings');
  if (!coming)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('byLink.over')}</h1>
        <p>
          <a href="/">{t('byLink.board')}</a>
        </p>
      </main>
    );
  const { postId, title, day, isComing } = coming;
  return (
    <main id="content" className="page">
      <h1>{isComing ? t('cannot') : t('byLink.done')}</h1>
      <p>
        {t.rich(isComing ? 'byLink.coming' : 'byLink.doneWords', {
          title: () => <Words text={title} plain />,
          day: () => <Day day={day} />,
        })}
      </p>
      {isComing && (
        <form action={cannotComeByLink.bind(null, token)} className="form">
          <Send>{t('cannot')}</Send>
        </form>
      )}
      <p>
        <a href={`/posts/${postId}`}>{t('byLink.post')}</a>
      </p>
    </main>
  );
}
