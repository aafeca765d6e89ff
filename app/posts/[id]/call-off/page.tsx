import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { CallOff } from '#components/posts/call-off';
import { datesToCallOff } from '#lib/days/queries';
import { viewer } from '#lib/people/queries';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('callOff.title'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const dates = await datesToCallOff(await viewer(), id);
  if (dates.length === 0) return <NotFound />;
  const t = await getTranslations('posts');
  return (
    <main id="content" className="page">
      <h1>{t('callOff.title')}</h1>
      <p>{t('callOff.lead')}</p>
      <CallOff dates={dates} />
      <p>
        <a href={`/posts/${id}`}>{t('callOff.done')}</a>
      </p>
    </main>
  );
}
