import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { type Deed, deedIn } from '#lib/platform/form/done';

/**
 * What whoever looks just did here, where it stands in the address (`saidIn`) and is one of what this part of the page says (`of`).
 */
export async function JustDone({ said, of }: { said: unknown; of: readonly Deed[] }) {
  const deed = deedIn(said);
  if (!deed || !of.includes(deed)) return null;
  const t = await getTranslations('page');
  return <Done id="said">{t(`done.${deed}`)}</Done>;
}
