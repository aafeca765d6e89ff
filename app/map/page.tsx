import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlaceMark } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { Sky } from '#components/where/sky';
import { lookThere } from '#lib/board/actions';
import { placesOnMap } from '#lib/places/around';
import { placeAddress } from '#lib/places/place/rules';
import { board } from '#lib/settings/queries';
import { areaOf, isCell } from '#lib/values/geo/cell';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('where');
  return { title: t('map') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('where');
  const { near } = await searchParams;
  const area = (isCell(near) ? areaOf(near) : null) ?? (await board()).area;
  const places = await placesOnMap(area);
  if (!places[0])
    return (
      <main id="content" className="page">
        <h1>{t('map')}</h1>
        <p>{t('noPlaces')}</p>
        <p>
          <a href="/open" className="button">
            {t('open')}
          </a>
        </p>
      </main>
    );
  return (
    <main id="content" className="map">
      <h1>{t('map')}</h1>
      <p className="map-lead">{t('lead')}</p>
      <nav className="map-list" aria-label={t('list')}>
        <form action={lookThere}>
          <ul>
            {places.map(({ id, slug, name, cell, isOn }) => (
              <li key={id} className={isOn ? 'map-on' : undefined}>
                <a href={placeAddress(slug)}>
                  <PlaceMark of={id} />
                  <Words text={name} plain />
                </a>
                <p className="map-about">
                  {isOn && <span className="map-says">{t('isOn')}</span>}
                  <button type="submit" name="near" value={areaOf(cell) ?? ''} className="map-look">
                    {t('look.there')}
                    <span className="sr-only">
                      {' · '}
                      <Words text={name} plain />
                    </span>
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </form>
        <p>
          <a href="/where">{t('look.other')}</a>
        </p>
      </nav>
      <Sky places={places} />
    </main>
  );
}
