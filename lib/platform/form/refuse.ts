import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { mustBeForm } from '#lib/platform/form/bound';
import { exampleOf } from '#lib/platform/form/example';
import { hasSecret, type Mistake, type Mistakes, typed } from '#lib/platform/form/parse';
import type { FormState } from '#lib/platform/form/state';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What is to be tried again later, as it is: 429 (RFC 6585, 4). */
const LATER = /^(?:people\.(?:manyNew|enough)|reports\.later)$/;

/**
 * The answer to a form that cannot be taken: 422 (429 where it can later), what was typed, and each mistake in the reader's words. A mistake of no field
 * (named '') stands above the form.
 */
export async function refuse(
  form: FormData,
  mistakes: Mistakes,
  more: Partial<FormState> = {},
): Promise<FormState> {
  mustBeForm(form);
  const [t, language] = [await getTranslations('errors'), await getLocale()];
  const today = todayIn(zone(), now());
  const said = (mistake: Mistake) => {
    const { key, values } = typeof mistake === 'string' ? { key: mistake, values: {} } : mistake;
    return t(key, { ...isolated(values), example: exampleOf(key, language, today) });
  };
  const { '': whole, ...fields } = mistakes;
  return {
    values: typed(form),
    errors: Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, said(key)])),
    notice: whole ? said(whole) : t(hasSecret(form) ? 'form.lookAgain' : 'form.look'),
    status: typeof whole === 'string' && LATER.test(whole) ? 429 : 422,
    ...more,
  };
}

/** What was typed keeps its direction to itself (UAX #9: between FSI and PDI), so that it cannot turn the sentence around it. */
function isolated(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, `\u2068${text}\u2069`]));
}
