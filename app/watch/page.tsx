import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { Unreadable } from '#components/page/unreadable';
import { WatchForm } from '#components/watches/form';
import { currentViewer } from '#lib/people/session/queries';
import { landmark, place } from '#lib/places/place/queries';
import { board } from '#lib/settings/queries';
import { readWatchRequest } from '#lib/watches/schema';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('watches');
  return { title: t('form'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const wish = readWatchRequest(await searchParams);
  if (!wish) return <Unreadable />;
  const [viewer, here, { area: own }] = await Promise.all([
    currentViewer(),
    wish.place ? place(wish.place) : undefined,
    board(),
  ]);
  if (wish.place && (!here || here.goes)) return <NotFound />;
  const area = wish.near ?? own;
  const around = area ? { area, landmark: await landmark(area) } : null;
  const t = await getTranslations('watches');
  return (
    <main id="content" className="page">
      <h1>{t('form')}</h1>
      <WatchForm viewer={viewer} wish={wish} place={here ?? null} around={around} />
    </main>
  );
}
