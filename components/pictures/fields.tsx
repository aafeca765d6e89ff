import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Check } from '#components/ui/form/check';
import { More } from '#components/ui/form/more';
import { PictureField } from '#components/ui/form/picture-field';
import { Island } from '#components/ui/island';
import { CONSENT, PICTURE_FIELDS, type PictureView, pictureWords } from '#lib/pictures/schema';
import { pictureToken } from '#lib/pictures/token';
import { limitsOf } from '#lib/values/text/input';

/**
 * The pictures of a form, the first at hand, each further one folded away behind the one before it. What was sent is read by
 * `stagePictures`.
 */
export async function PictureFields({ existing = [] }: { existing?: PictureView[] }) {
  const t = await getTranslations('pictures');
  const says = {
    words: t('words'),
    wordsHint: t('wordsHint'),
    here: t('here'),
    instead: t('insteadHint'),
    leaveOut: t('leaveOut'),
  };
  const { maxLength } = limitsOf(pictureWords);
  const from = (at: number): ReactNode => {
    const name = PICTURE_FIELDS[at];
    if (!name) return null;
    const picture = existing[at];
    const field = (
      <PictureField
        name={name}
        label={t('picture')}
        hint={t('pictureHint')}
        maxLength={maxLength}
        existing={picture && { ...picture, token: pictureToken(picture.key) }}
        says={says}
      />
    );
    if (at === 0) return [field, from(1)];
    const names = PICTURE_FIELDS.slice(at).flatMap((later) => [later, `${later}Words`]);
    return (
      <More summary={t('another')} names={names} open={picture !== undefined}>
        {field}
        {from(at + 1)}
      </More>
    );
  };
  return (
    <fieldset className="grid w-full min-w-0 gap-5" data-shrink="">
      <legend className="mb-3 font-bold">{t('pictures')}</legend>
      {from(0)}
      <Check name={CONSENT} label={t('agree')} hint={t('agreeHint')} />
      <Island name="shrink-photos" />
    </fieldset>
  );
}
