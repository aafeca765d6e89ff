import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { PointField } from '#components/ui/form/point-field';
import { TownField } from '#components/ui/form/town-field';
import { Island } from '#components/ui/island';
import { placesOnMap } from '#lib/places/around';
import { placeSchema } from '#lib/places/place/schema';
import { board } from '#lib/settings/queries';
import { centreOf } from '#lib/values/geo/cell';
import { middleOf } from '#lib/values/geo/plane';
import { limitsOf } from '#lib/values/text/input';

/**
 * The fields for where a place is: in words, and as a point, which is pasted or moved among its neighbours. The action that takes
 * them asks `movedPoint(form)` first (lib/values/geo/point-steps.ts).
 * @param own the place itself, which is not its own neighbour.
 */
export async function WhereFields({ own }: { own?: { id: string; area: string | null } }) {
  const t = await getTranslations('where');
  const { area } = await board();
  const places = await placesOnMap(own?.area ?? area);
  const neighbours = places.filter((place) => place.id !== own?.id);
  const { whereWords, point } = placeSchema.shape;
  const says = {
    drawing: t('drawing'),
    beside: t('beside'),
    here: t('here'),
    waiting: t('looking'),
    refused: t('refused'),
    hold: t('hold'),
    held: t('held'),
    moved: t('moved'),
    gone: t('gone'),
    north: t('north'),
    east: t('east'),
    south: t('south'),
    west: t('west'),
  };
  return (
    <fieldset className="grid w-full min-w-0 gap-5">
      <legend className="mb-3 font-bold">{t('where')}</legend>
      <Line name="whereWords" label={t('words')} hint={t('wordsHint')} {...limitsOf(whereWords)} />
      <PointField
        label={t('point')}
        hint={t('pointHint')}
        maxLength={limitsOf(point).maxLength}
        start={middleOf(neighbours.map(({ point }) => point)) ?? (area ? centreOf(area) : null)}
        neighbours={neighbours}
        says={says}
      />
      <TownField label={t('which')} none={t('noTown')} />
      <Island name="place-point" />
    </fieldset>
  );
}
