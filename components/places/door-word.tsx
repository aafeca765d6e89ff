import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { wordForDoor } from '#lib/places/door-word/queries';

/** What to write on a place's door this week, so that whoever comes by is welcome on the board; for whoever vouches. */
export async function DoorWord({ viewer, placeId }: { viewer: Viewer; placeId: string }) {
  const word = await wordForDoor(viewer, placeId);
  if (!word) return null;
  const t = await getTranslations('places');
  return (
    <details className="mt-4">
      <summary>{t('doorWord.title')}</summary>
      <p className="text-[1.3125rem] font-bold">
        <Words text={word} plain />
      </p>
      <p className="hint">{t('doorWord.hint')}</p>
    </details>
  );
}
