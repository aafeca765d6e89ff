import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { PlaceLine } from '#components/places/line';
import type { PlaceLine as Place } from '#lib/places/today/schema';
import type { Several } from '#lib/values/several';
import type { SearchTerms } from '#lib/values/text/search-text';

/** The places around here that say what was looked for, on their page or in their notebook. */
export async function PlacesFound({
  places,
  sought,
}: {
  places: Several<Place>;
  sought: SearchTerms | null;
}) {
  if (places.isEmpty) return null;
  const t = await getTranslations('board');
  return (
    <section className={`sheet ${paperOf(null)}`} aria-labelledby="places">
      <div className="sheet-head">
        <h2 id="places">{t('places')}</h2>
      </div>
      <ul>
        {places.render((place) => (
          <PlaceLine key={place.id} place={place} sought={sought} />
        ))}
      </ul>
    </section>
  );
}
