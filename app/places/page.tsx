import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Unreadable } from '#components/page/unreadable';
import { PlaceLine } from '#components/places/line';
import { places, readAfter } from '#lib/places/around';
import { board } from '#lib/settings/queries';
import { areaOf, isCell } from '#lib/values/geo/cell';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('title'), robots: { noarchive: true } };
}

export default async function Page({ searchParams }: Props) {
  const { q, near, after } = await searchParams;
  const words = typeof q === 'string' ? q : '';
  const from = typeof after === 'string' ? readAfter(after) : undefined;
  if (after !== undefined && !from) return <Unreadable />;
  const t = await getTranslations('places');
  const area = (isCell(near) ? areaOf(near) : null) ?? (await board()).area;
  const { places: found, more, sought } = await places(area, words, from);
  const none = found.isEmpty;
  const further =
    more && new URLSearchParams({ ...(words && { q: words }), ...(isCell(near) && { near }), after: more });
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{none && !words ? t('none') : t('lead')}</p>
      {!(none && !words) && (
        <search>
          <form action="/places" className="flex flex-wrap items-end gap-3">
            <label className="grow">
              <span className="font-bold">{t('search')}</span>
              <input
                type="search"
                name="q"
                defaultValue={words}
                className="field"
                dir="auto"
                maxLength={200}
              />
            </label>
            <button type="submit" className="button-quiet">
              {t('find')}
            </button>
          </form>
        </search>
      )}
      {none && words && <p>{t('noneFound')}</p>}
      {sought?.withTypos && !none && <p>{t('nearly')}</p>}
      <ul>
        {found.render((place) => (
          <PlaceLine key={place.id} place={place} sought={sought} />
        ))}
      </ul>
      {further && (
        <p>
          <a href={`/places?${further}`} className="button-quiet">
            {t('more')}
          </a>
        </p>
      )}
      <p>
        <a href="/open" className="button">
          {t('open')}
        </a>
      </p>
    </main>
  );
}
