import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Report } from '#components/reports/report';
import { Send } from '#components/ui/form/form';
import { isNewAt } from '#lib/people/careful/rules';
import { hidePicture } from '#lib/pictures/actions';
import { type PictureSize, type PictureView, pictureAddress, roomOf, SIDES } from '#lib/pictures/schema';
import { now } from '#lib/values/time/clock';

/** A picture, its words for those who do not see it, its room kept while it comes. */
export function Picture({
  picture,
  size,
  className,
}: {
  picture: PictureView;
  size: PictureSize;
  className?: string;
}) {
  return (
    <img
      src={pictureAddress(picture.key, size)}
      alt={picture.words}
      {...roomOf(picture.shape, SIDES[size])}
      loading="lazy"
      decoding="async"
      className={className}
    />
  );
}

/**
 * The pictures of a post or a place, in full colour, one under the other; each can be hidden by whom it shows, at one tap.
 * @param isOwn whether whoever looks put them up: then none waits for a tap because they are new.
 * @param beside what else stands under each.
 */
export async function Pictures({
  pictures,
  isOwn = false,
  beside,
}: {
  pictures: PictureView[];
  isOwn?: boolean;
  beside?: (picture: PictureView) => ReactNode;
}) {
  if (!pictures[0]) return null;
  const t = await getTranslations('pictures');
  return (
    <section className="pictures" aria-label={t('pictures')}>
      {pictures.map((picture) => (
        <figure key={picture.key}>
          {!isOwn && isNewAt(picture.newUntil, now()) ? (
            <details>
              <summary>{t('ofSomebodyNew')}</summary>
              <Picture picture={picture} size="large" />
            </details>
          ) : (
            <Picture picture={picture} size="large" />
          )}
          <form action={hidePicture.bind(null, picture.key, 'IN_PICTURE')}>
            <Send quiet>{t('inPicture')}</Send>
          </form>
          <Report kind="picture" id={picture.key} />
          {beside?.(picture)}
        </figure>
      ))}
    </section>
  );
}
