import { getTranslations } from 'next-intl/server';
import { Closed } from '#components/folds/closed';
import { FoldAway } from '#components/folds/fold-away';
import { Pictures } from '#components/pictures/picture';
import { Notebook } from '#components/places/notebook';
import { Whereabouts } from '#components/places/whereabouts';
import { Words } from '#components/ui/words';
import type { Folder } from '#lib/folds/rules';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';

/** What a place is and where. Folded, all that its page says stands behind the reason; hidden, it says that and the way to mend it. */
export async function PlaceSays({ place, mayOpen }: { place: PlaceView; mayOpen: boolean }) {
  const t = await getTranslations('places');
  if (place.folded === 'GONE' && !place.goes)
    return (
      <div className="notice">
        <p>{t('isHidden')}</p>
        {mayOpen && (
          <p>
            <a href={placeAddress(place.slug, 'edit')}>{t('edit')}</a>
          </p>
        )}
      </div>
    );
  return (
    <Closed
      thing={{ kind: 'place', id: place.id }}
      closed={place.goes ? null : place.closed}
      mayOpen={mayOpen}
    >
      {place.words && <Words text={place.words} block plain={place.isNew} />}
      <Whereabouts place={place} />
      {place.closed && <PlaceKeeps place={place} />}
    </Closed>
  );
}

/** Its pictures and its notebook. */
export async function PlaceKeeps({ place: { pictures, notebook, isNew } }: { place: PlaceView }) {
  const t = await getTranslations('places');
  return (
    <>
      <Pictures pictures={pictures} />
      {notebook && (
        <section aria-labelledby="notebook" className="mt-12">
          <h2 id="notebook" className="mb-3">
            {t('notebook')}
          </h2>
          <Notebook text={notebook} plain={isNew} />
        </section>
      )}
    </>
  );
}

/** Folds what a page says, where it says anything. */
export function FoldPage({ place, standing }: { place: PlaceView; standing: Folder['standing'] }) {
  const { id, folded, words, whereWords, cell, notebook, pictures } = place;
  if (folded !== 'OPEN' || !(words || whereWords || cell || notebook || pictures[0])) return null;
  return <FoldAway thing={{ kind: 'place', id }} standing={standing} />;
}
