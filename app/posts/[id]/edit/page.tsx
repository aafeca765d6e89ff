import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { PostForm } from '#components/posts/form';
import { currentViewer } from '#lib/people/session/queries';
import { change } from '#lib/posts/draft/actions';
import { editView } from '#lib/posts/draft/queries';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('editTitle'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const toActivity = (await searchParams).kind === 'activity';
  const viewer = await currentViewer();
  const post = viewer && (await editView(viewer, id, toActivity));
  if (!post) return <NotFound />;
  const turn = toActivity && post.kind !== 'ACTIVITY';
  const t = await getTranslations('posts');
  return (
    <main id="content" className="page">
      <h1>{turn ? t('turnTitle') : t('editTitle')}</h1>
      {turn && <p>{t('turnLead')}</p>}
      <PostForm
        kind={turn ? 'ACTIVITY' : post.kind}
        action={change.bind(null, id, turn)}
        viewer={viewer}
        start={post.start}
        changing={post}
      />
    </main>
  );
}
