import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Mistakes } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

type Conflict = Pick<FormState, 'values' | 'theirs' | 'taken' | 'pictures'> & {
  /** What is said above the form, and what is wrong beside. */
  mistakes: Mistakes;
};

/** The answer to a form that somebody was quicker than: 409, with both where both changed something, and all else as it stands by now. */
export async function besideTheirs(form: FormData, { mistakes, ...more }: Conflict): Promise<FormState> {
  const t = await getTranslations('errors');
  const theirsSay = {
    meanwhile: t('conflict.now'),
    emptied: t('conflict.emptied'),
    taken: t('conflict.taken'),
  };
  return refuse(form, mistakes, { status: 409, theirsSay, ...more });
}
