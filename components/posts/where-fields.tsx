import { getTranslations } from 'next-intl/server';
import { Line, Select } from '#components/ui/form/fields';
import { Hidden } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { TownField } from '#components/ui/form/town-field';
import { placeNames } from '#lib/places/around';
import { place as placeBy } from '#lib/places/place/queries';
import { AREA } from '#lib/posts/draft/schema';
import { FIELDS } from '#lib/posts/post/fields';
import { board } from '#lib/settings/queries';
import { areaOf, isCell } from '#lib/values/geo/cell';
import { limitsOf } from '#lib/values/text/input';

/** Where something is: at one of the places, or in words. `near` is the cell from which its writer looked at the board. */
export async function WhereFields({ near, place }: { near?: string; place?: string }) {
  const t = await getTranslations('posts');
  const where = await getTranslations('where');
  const chosen = place ? await placeBy(place) : undefined;
  const from = chosen?.area ?? (isCell(near) ? areaOf(near) : null) ?? (await board()).area;
  const around = await placeNames(from);
  const isThere = !chosen || chosen.goes !== null || around.some(({ id }) => id === chosen.id);
  const places = isThere ? around : [chosen, ...around];
  return (
    <fieldset className="choice">
      <legend>{t('where')}</legend>
      {places[0] && (
        <Select
          name="place"
          label={t('place')}
          options={[
            { value: '', label: t('noPlace') },
            // By whatever name of it the form has it, so that it stays chosen.
            ...places.map(({ id, name }) => ({ value: (id === chosen?.id && place) || id, words: name })),
          ]}
        />
      )}
      <Line
        name="where"
        label={places[0] ? t('whereWords') : t('whereOnly')}
        hint={t('whereWordsHint')}
        {...limitsOf(FIELDS.whereWords.input)}
      />
      <More summary={t('area')} names={['area']}>
        <Line
          name="area"
          label={t('areaLabel')}
          hint={t('areaHint')}
          autoComplete="off"
          {...limitsOf(AREA)}
        />
        <TownField label={where('which')} none={where('noTown')} />
      </More>
      {near && <Hidden name="near" value={near} />}
    </fieldset>
  );
}
