import { z } from 'zod';
import { readPasted } from '#lib/values/geo/pasted-point';
import { type ChosenTown, chosenTown, type SaidWhere } from '#lib/values/geo/said-where';
import { limitedAs, line } from '#lib/values/text/input';

/** Longer than the links that maps make. */
const LONGEST_LINK = 2000;

/**
 * Where something is, pasted: numbers, or a link from a map; else words, which may name a town (`whereSaid` says); null where nothing was
 * said. Errors: `where.shortLink` for a link that only its maker can read.
 */
export function spot() {
  const text = line(LONGEST_LINK, { optional: true });
  const read = text.transform((said, context): SaidWhere | null => {
    if (said === null) return null;
    const pasted = readPasted(said);
    if (pasted.is === 'point') return pasted;
    if (pasted.is === 'unreadable') return { is: 'words', words: said };
    context.issues.push({ code: 'custom', message: 'where.shortLink', input: said });
    return null;
  });
  return limitedAs(text, read);
}

/** The town that was chosen where a form asked which is meant; what no form of ours offers is none. */
export const town = () =>
  z
    .string({ error: 'form.invalid' })
    .optional()
    .transform((said): ChosenTown => chosenTown(said ?? ''));
