import { getTranslations } from 'next-intl/server';
import { Line, TextArea } from '#components/ui/form';
import { placeSchema } from '#lib/places/schema';
import { limitsOf } from '#lib/text/words';

/** What a place's page says, as the fields of a form. */
export async function PlaceFields() {
  const t = await getTranslations('places');
  const { placeName, words, whereWords, point, notebook } = placeSchema.shape;
  return (
    <>
      <Line
        name="placeName"
        label={t('name')}
        hint={t('nameHint')}
        {...limitsOf(placeName)}
        autoComplete="off"
      />
      <TextArea name="words" label={t('words')} hint={t('wordsHint')} {...limitsOf(words)} />
      <Line
        name="whereWords"
        label={t('where')}
        hint={t('whereHint')}
        {...limitsOf(whereWords)}
        autoComplete="off"
      />
      <Line name="point" label={t('point')} hint={t('pointHint')} {...limitsOf(point)} autoComplete="off" />
      <TextArea
        name="notebook"
        label={t('notebook')}
        hint={t('notebookHint')}
        {...limitsOf(notebook)}
        rows={8}
      />
    </>
  );
}
