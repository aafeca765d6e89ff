import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import { lookThere } from '#lib/board/actions';
import { isSpot } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';
import { centreOf } from '#lib/values/geo/cell';
import { townAt } from '#lib/values/geo/towns';

/** Where a place is: in words, and on a map for those who need one. */
export async function Whereabouts({ place: { whereWords, cell, area, isNew } }: { place: PlaceView }) {
  if (!whereWords && !cell) return null;
  const town = cell && !isSpot(cell) ? townAt(cell) : null;
  const t = await getTranslations('places');
  const where = await getTranslations('where');
  return (
    <form action={lookThere}>
      <p>
        {whereWords && <Words text={whereWords} plain={isNew} />}{' '}
        {town && t.rich('aroundTown', { town: () => <Words text={town} plain /> })}{' '}
        {isSpot(cell) && (
          <a href={mapOf(cell)} rel="noopener noreferrer" className="inline-flex min-h-11 items-center">
            {t('onMap')}
          </a>
        )}{' '}
        {cell && area && (
          <button type="submit" name="near" value={area} className="button-quiet">
            {where('look.around')}
          </button>
        )}
      </p>
    </form>
  );
}

/** A map that anyone can open, made by its neighbours; nothing of it is on our pages. */
function mapOf(cell: string): string {
  const { lat, lng } = centreOf(cell);
  return `https://www.openstreetmap.org/?mlat=${lat.toFixed(5)}&mlon=${lng.toFixed(5)}&zoom=18`;
}
