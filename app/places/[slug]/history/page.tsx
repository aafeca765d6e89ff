import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { AboutPlace } from '#components/places/heading';
import { ChangeOf } from '#components/places/history';
import { requireViewer } from '#lib/people/session/queries';
import { placeAsked } from '#lib/places/place/queries';
import { placeAddress } from '#lib/places/place/rules';
import { history } from '#lib/places/versions/queries';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('history'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const query = await searchParams;
  const here = await placeAsked((await params).slug, { page: 'history', query });
  if (!here) return <NotFound />;
  const { before } = query;
  const { slug } = here;
  const viewer = await requireViewer(placeAddress(slug, 'history'));
  const past = await history(viewer, slug, before === undefined ? before : String(before));
  if (!past) return <NotFound />;
  const t = await getTranslations('places');
  return (
    <main id="content" className="page">
      <AboutPlace place={here}>{t('history')}</AboutPlace>
      <p>{t('historyLead')}</p>
      {here.folded === 'GONE' && <p className="notice">{t('hiddenHistory')}</p>}
      {past.changes.isEmpty && <p>{t('unchanged')}</p>}
      <ul>
        {past.changes.render((change) => (
          <ChangeOf key={change.id} place={here} change={change} />
        ))}
      </ul>
      {past.earlier && (
        <p>
          <a href={`${placeAddress(slug, 'history')}?before=${past.earlier}`} className="button-quiet">
            {t('earlier')}
          </a>
        </p>
      )}
    </main>
  );
}
