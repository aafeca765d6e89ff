import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Closed } from '#components/folds/closed';
import { FoldAway } from '#components/folds/fold-away';
import { NotFound } from '#components/page/not-found';
import { AboutPlace } from '#components/places/heading';
import { Notebook } from '#components/places/notebook';
import { PutBack } from '#components/places/put-back';
import { Said } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { standingOf } from '#lib/folds/queries';
import { requireViewer } from '#lib/people/session/queries';
import { placeAsked } from '#lib/places/place/queries';
import { placeAddress } from '#lib/places/place/rules';
import { version } from '#lib/places/versions/queries';

type Props = { params: Promise<{ slug: string; version: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('asBefore'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { slug, version: id } = await params;
  const here = await placeAsked(slug, { page: `history/${encodeURIComponent(id)}` });
  if (!here) return <NotFound />;
  const viewer = await requireViewer(placeAddress(here.slug, 'history'));
  const then = await version(here.slug, id);
  if (!then) return <NotFound />;
  const thing = { kind: 'version' as const, id };
  const standing = await standingOf(viewer);
  const t = await getTranslations('places');
  return (
    <main id="content" className="page">
      <AboutPlace place={here}>{t('asBefore')}</AboutPlace>
      <p>{t.rich('stoodUntil', { when: () => <Said instant={then.at} style="long" /> })}</p>
      <PutBack place={here} to={id} />
      <Closed thing={thing} closed={then.closed} mayOpen={standing === 'settled'}>
        <h2>
          <Words text={then.name} plain />
        </h2>
        {then.words && <Words text={then.words} block plain />}
        {then.whereWords && <Words text={then.whereWords} block plain />}
        {then.notebook && (
          <section aria-labelledby="notebook">
            <h3 id="notebook" className="mb-3">
              {t('notebook')}
            </h3>
            <Notebook text={then.notebook} plain />
          </section>
        )}
      </Closed>
      {!then.closed && <FoldAway thing={thing} standing={standing} />}
    </main>
  );
}
