import type { PlacePage } from '#lib/places/place/schema';
import { appliedTo } from '#lib/values/text/patched';

/** A place's page, and whether it was closed. */
export type Stood = PlacePage & { closed: boolean };
/** One change of it, and whether it is one of those that are to be left out. */
export type PageStep = { before: Stood; after: Stood; isTheirs: boolean };

const LONG = ['words', 'notebook'] as const;
const SHORT = ['name', 'whereWords', 'cell', 'closed'] as const;

/**
 * How a page stands without somebody's changes: others' changes are made again on what it was before, in their order. Of a long text the
 * lines that others changed; where those are not there any more, and of whatever is short, it is as the others left it.
 * @param steps all changes since the first that is left out, oldest first, and at least one
 */
export function without(steps: [PageStep, ...PageStep[]]): Stood {
  const stands = { ...steps[0].before };
  for (const { before, after, isTheirs } of steps) {
    if (isTheirs) continue;
    for (const part of LONG)
      if (before[part] !== after[part])
        stands[part] = appliedTo(stands[part], { before: before[part], after: after[part] }) ?? after[part];
    for (const part of SHORT)
      if (before[part] !== after[part]) Object.assign(stands, { [part]: after[part] });
  }
  return stands;
}
