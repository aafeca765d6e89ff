import { getTranslations } from 'next-intl/server';
import { Choice } from '#components/ui/form/choices';
import { Line, TextArea } from '#components/ui/form/fields';
import { WhereFields } from '#components/where/fields';
import { placeSchema } from '#lib/places/place/schema';
import { limitsOf } from '#lib/values/text/input';

/** Whether whoever opens a place lives there: asked before everything else, with nothing chosen. */
export async function HomeField() {
  const t = await getTranslations('places');
  const options = [
    { value: 'no', label: t('home.no') },
    { value: 'yes', label: t('home.yes'), hint: t('home.yesHint') },
  ];
  return <Choice name="home" label={t('home.ask')} hint={t('home.hint')} options={options} />;
}

/** What a place's page says, as the fields of a form; `place` where it is open already. */
export async function PlaceFields({ place }: { place?: { id: string; area: string | null } }) {
  const t = await getTranslations('places');
  const { placeName, words, notebook } = placeSchema.shape;
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
      <WhereFields own={place} />
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
