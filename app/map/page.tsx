import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlaceMark } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { Sky } from '#components/where/sky';
import { board } from '#lib/board/queries';
import { placesOnMap } from '#lib/places/around';
import { placeAddress } from '#lib/places/rules';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('where');
  return { title: t('map') };
}

export default async function Page() {
  const t = await getTranslations('where');
  const places = await placesOnMap((await board()).area);
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
        <ul>
          {places.map(({ slug, name, isOn }) => (
            <li key={slug} className={isOn ? 'map-on' : undefined}>
              <a href={placeAddress(slug)}>
                <PlaceMark slug={slug} />
                <Words text={name} plain />
              </a>
              {isOn && <span className="map-says">{t('isOn')}</span>}
            </li>
          ))}
        </ul>
      </nav>
      <Sky places={places} />
    </main>
  );
}
