import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Letters } from '#components/letters/letters';
import { NotFound } from '#components/page/not-found';
import { Words } from '#components/ui/words';
import { openLetters } from '#lib/letters/mutations';
import { letters } from '#lib/letters/queries';
import { requireViewer } from '#lib/people/session/queries';
import { isFetchedAhead } from '#lib/platform/http/referrer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('letters');
  return { title: t('title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { before } = await searchParams;
  const viewer = await requireViewer(`/letters/${id}`);
  const view = await letters(viewer, id, typeof before === 'string' ? before : undefined);
  if (!view) return <NotFound />;
  if (!(await isFetchedAhead())) await openLetters(viewer, id);
  const t = await getTranslations('letters');
  return (
    <main id="content" className="page">
      <p>
        <a href="/letters">{t('all')}</a>
      </p>
      <h1>
        <a href={`/people/${encodeURIComponent(view.name)}`}>
          <Words text={view.name} plain />
        </a>
      </h1>
      <p className="text-soft">{t('lead')}</p>
      <Letters view={view} />
    </main>
  );
}
