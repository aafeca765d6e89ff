import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Own } from '#components/folds/own';
import { Waiting } from '#components/folds/waiting';
import { JustDone } from '#components/page/just-done';
import { NotFound } from '#components/page/not-found';
import { ownFolds, waitingFolds } from '#lib/folds/review/queries';
import { currentViewer } from '#lib/people/session/queries';
import { saidIn } from '#lib/platform/form/said';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('folds');
  return { title: t('page.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await currentViewer();
  if (!viewer) return <NotFound />;
  const said = await saidIn((await searchParams).said);
  const [own, waiting] = await Promise.all([ownFolds(viewer), waitingFolds(viewer)]);
  const t = await getTranslations('folds');
  return (
    <main id="content" className="page">
      <h1>{t('page.title')}</h1>
      <JustDone said={said} of={['mended', 'unfolded', 'foldedNot', 'pictureGone']} />
      {own.isEmpty && waiting.isEmpty && <p>{t('page.none')}</p>}
      <Own folds={own} />
      <Waiting folds={waiting} />
    </main>
  );
}
