import { type Mistakes, typed } from '#lib/platform/form/parse';
import type { FormState } from '#lib/platform/form/state';
import type { FoundWhere } from '#lib/values/geo/said-where';
import { labelOf } from '#lib/values/geo/towns';

/**
 * What a form says that did not say where, or not for sure: the mistake at its field, and the towns that may be meant, to choose from. The
 * only one is chosen already: sent again, it holds. Nothing where all is clear.
 */
export function askTown(
  form: FormData,
  where: FoundWhere,
  { field, language }: { field: string; language: string },
): { mistakes: Mistakes; more: Partial<FormState> } {
  if (where.is === 'unreadable') return { mistakes: { [field]: 'where.unreadable' }, more: {} };
  if (where.is !== 'ask') return { mistakes: {}, more: {} };
  const town = where.towns.map((each) => ({ value: each.area, label: labelOf(each, language) }));
  const values = { ...typed(form), town: town[1] ? [] : [town[0]?.value ?? ''] };
  return { mistakes: { [field]: 'where.whichTown' }, more: { choices: { town }, values } };
}
