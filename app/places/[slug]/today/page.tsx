import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { AboutPlace } from '#components/places/heading';
import { TodayForm } from '#components/places/today-form';
import { currentViewer } from '#lib/people/session/queries';
import { placeAsked } from '#lib/places/place/queries';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('sayToday'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const here = await placeAsked((await params).slug, { page: 'today' });
  if (!here) return <NotFound />;
  const t = await getTranslations('places');
  return (
    <main id="content" className="page">
      <AboutPlace place={here}>{t('sayToday')}</AboutPlace>
      <TodayForm place={here} viewer={await currentViewer()} />
    </main>
  );
}
