import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PostForm } from '#components/posts/form';
import { offer } from '#lib/drafts/actions';
import { type Asked, startOf } from '#lib/drafts/queries';
import { viewer } from '#lib/people/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('title.OFFER') };
}

export default async function Page({ searchParams }: { searchParams: Promise<Asked> }) {
  const looking = await viewer();
  const start = await startOf('OFFER', looking, await searchParams);
  const t = await getTranslations('posts');
  return (
    <main id="content" className="page">
      <h1>{t('title.OFFER')}</h1>
      <PostForm kind="OFFER" action={offer} looking={looking} start={start} />
    </main>
  );
}
