import 'server-only';
import { database } from '#lib/platform/database/client';
import { walk } from '#lib/platform/database/walk';
import { toSearchTerms } from '#lib/values/text/search-text';
import { beginningOf } from '#lib/watches/rules';

/** So many watches are looked at at once. */
const BATCH = 200;

/**
 * Brings the words of watches to what was typed as it is folded now. May run twice, in two processes, or be killed at any moment.
 * @returns whether there was any that differed
 */
export async function renewWatches(): Promise<boolean> {
  let any = false;
  const watchesBehind = (after: string) =>
    database().watch.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, said: true, words: true },
    });
  for await (const watches of walk(watchesBehind))
    for (const { id, said, words: before } of watches) {
      const words = toSearchTerms(said);
      if (words.join(' ') === before.join(' ')) continue;
      await database().watch.updateMany({ where: { id }, data: { words, begins: beginningOf(words) } });
      any = true;
    }
  return any;
}
