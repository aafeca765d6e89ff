import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlaceLine } from '#components/places/line';
import { board } from '#lib/board/queries';
import { places } from '#lib/places/queries';
import { areaOf, isCell } from '#lib/where/cell';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('title'), robots: { noarchive: true } };
}

export default async function Page({ searchParams }: Props) {
  const { q, near } = await searchParams;
  const words = typeof q === 'string' ? q : '';
  const t = await getTranslations('places');
  const area = (isCell(near) ? areaOf(near) : null) ?? (await board()).area;
  const found = await places(area, words);
  const none = !found[0];
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
      <ul>
        {found.map((place) => (
          <PlaceLine key={place.id} place={place} />
        ))}
      </ul>
      <p>
        <a href="/open" className="button">
          {t('open')}
        </a>
      </p>
    </main>
  );
}
