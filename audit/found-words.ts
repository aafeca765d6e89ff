import type { Evidence } from './evidence.ts';
import type { Blocks } from './free-blocks.ts';
import type { Inquiry } from './inquiry.ts';

/** Canaries of one sort: how many there were, how many were found before and after the night, and where. */
export type Words = { what: string; of: number; before: number; after: number; where: string[] };

/** What never reaches the disk cannot be found before the night either. */
export const NEVER = /file name|metadata/;

/** Of what has passed, or lives: how many canaries of each sort were found. */
export function wordsOf({ truth }: Inquiry, before: Evidence, after: Evidence, isPassed: boolean): Words[] {
  const of = truth.canaries.filter(({ goes }) => (goes !== null) === isPassed);
  const sorts = Map.groupBy(of, ({ what }) => what);
  return [...sorts].map(([what, words]) => {
    const found = (in_: Evidence) => words.filter(({ word }) => in_.canaries.has(word));
    const where = found(after).flatMap(({ word }) => [...(after.canaries.get(word) ?? [])]);
    return {
      what,
      of: words.length,
      before: found(before).length,
      after: found(after).length,
      where: [...new Set(where)],
    };
  });
}

/** What the backup before the newest holds of what has passed: `before`, of what passed since; `after`, of what had passed when it was made. */
export function earlierWords({ truth }: Inquiry, { earlier }: Evidence): Words[] {
  const passed = truth.canaries.filter(({ goes }) => goes !== null);
  return [...Map.groupBy(passed, ({ what }) => what)].flatMap(([what, words]) => {
    const held = words.filter(({ word }) => earlier.canaries.has(word));
    const late = held.filter(({ goes }) => (goes ?? 0) <= earlier.at);
    const line = {
      what,
      of: words.length,
      before: held.length,
      after: late.length,
      where: ['the backup before'],
    };
    return held.length > 0 ? [line] : [];
  });
}

/** Canaries of what has passed, in free blocks: `before`, where a night only unlinks. Undefined where no disk was read so. */
export function freeWords({ truth }: Inquiry, unlinked?: Blocks, after?: Blocks): Words | undefined {
  const passed = truth.canaries.filter(({ what, goes }) => goes !== null && !NEVER.test(what));
  const many = (blocks: Blocks) => passed.filter(({ word }) => blocks.canaries.has(word)).length;
  if (!unlinked || !after) return undefined;
  const what = 'in blocks that belong to no file';
  return { what, of: passed.length, before: many(unlinked), after: many(after), where: [] };
}
