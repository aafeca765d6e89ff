import { getTranslations } from 'next-intl/server';
import { Check, Checks } from '#components/ui/form/check';
import { Line } from '#components/ui/form/fields';
import { More } from '#components/ui/form/more';
import { FIELDS } from '#lib/posts/post/fields';
import { ALLERGENS } from '#lib/posts/post/schema';
import { limitsOf } from '#lib/values/text/input';

/** What is in it, where it is something to eat. Nothing said is told as nothing said. */
export async function FoodFields() {
  const t = await getTranslations('posts');
  return (
    <More summary={t('food')} names={['food', 'allergens', 'said', 'ingredients']}>
      <Check name="food" label={t('foodYes')} hint={t('foodYesHint')} />
      <Checks
        name="allergens"
        label={t('allergensAsk')}
        options={ALLERGENS.map((value) => ({ value, label: t(`allergens.${value}`) }))}
      />
      <Check name="said" label={t('said')} />
      <Line
        name="ingredients"
        label={t('ingredients')}
        hint={t('ingredientsHint')}
        {...limitsOf(FIELDS.ingredients.input)}
      />
    </More>
  );
}
