import type { Stood } from '#lib/places/versions/rules';
import { appliedTo } from '#lib/values/text/patched';

/** One change of a place's page, and whether it is one of those that are to be left out. */
export type PageStep = { before: Stood; after: Stood; isTheirs: boolean };

const LONG = ['words', 'notebook'] as const;
const SHORT = ['name', 'whereWords', 'cell', 'closed'] as const;

/**
 * How a page stands without somebody's changes: others' changes are made again on what it was before, in their order. Of a long text the
 * lines that others changed; where those are not there any more, and of whatever is short, it is as the others left it. Of its pictures those
 * that others put in or took out.
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
    const kept = stands.pictures.filter((id) => after.pictures.includes(id) || !before.pictures.includes(id));
    const added = after.pictures.filter((id) => !before.pictures.includes(id) && !kept.includes(id));
    stands.pictures = [...kept, ...added];
  }
  return stands;
}
