import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PostForm } from '#components/posts/form';
import { currentViewer } from '#lib/people/session/queries';
import { offer } from '#lib/posts/draft/actions';
import { type DraftRequest, startOf } from '#lib/posts/draft/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('title.OFFER') };
}

export default async function Page({ searchParams }: { searchParams: Promise<DraftRequest> }) {
  const viewer = await currentViewer();
  const start = await startOf('OFFER', viewer, await searchParams);
  const t = await getTranslations('posts');
  return (
    <main id="content" className="page">
      <h1>{t('title.OFFER')}</h1>
      <PostForm kind="OFFER" action={offer} viewer={viewer} start={start} />
    </main>
  );
}
