import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { endWith, writeAgainWith } from '#lib/letters/actions';
import type { ClosedReason } from '#lib/letters/schema';
import type { PeopleWords } from '#lib/values/text/people-words';

/** To end the letters with somebody, or to take that back. */
export async function Ending({ name, closed }: { name: PeopleWords; closed: ClosedReason | null }) {
  const t = await getTranslations('letters');
  const isEnded = closed === 'ended';
  return (
    <form action={(isEnded ? writeAgainWith : endWith).bind(null, name)} className="mt-6 space-y-1">
      <Send quiet>{t(isEnded ? 'writeAgain' : 'end')}</Send>
      {!isEnded && <p className="hint">{t('endHint')}</p>}
    </form>
  );
}
