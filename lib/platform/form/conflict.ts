import 'server-only';
import { getTranslations } from 'next-intl/server';
import { BEFORE, beforeText } from '#lib/platform/form/before';
import type { Conflict as Met } from '#lib/platform/form/meet';
import { type Mistakes, typed } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState, Theirs } from '#lib/platform/form/state';
import { written } from '#lib/values/text/people-words';

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

/** What stands of a field, in the reader's words, where it is chosen and not typed. */
export type Saying = Record<string, (value: string) => Theirs>;

/**
 * The answer to a form for something that was changed since it was opened, be it by its sender in another window: 409, both where both
 * changed something, all else as it stands by now, and the form as if it was opened now.
 */
export async function besideStanding(
  form: FormData,
  { both, taken, values, stands, notice = 'conflict.look' }: Met,
  saying: Saying = {},
): Promise<FormState> {
  const t = await getTranslations('errors');
  const said = (name: string): Theirs => {
    const value = stands[name]?.[0] ?? '';
    return (value && saying[name]?.(value)) || written(value);
  };
  return refuse(
    form,
    { '': notice },
    {
      status: 409,
      values: {
        ...typed(form),
        ...values,
        [BEFORE]: [beforeText({ values: stands, pictures: [] })],
      },
      theirs: Object.fromEntries(both.map((name) => [name, said(name)])),
      taken,
      theirsSay: {
        meanwhile: t('conflict.now'),
        emptied: t('conflict.gone'),
        taken: t('conflict.changed'),
      },
    },
  );
}
