import 'server-only';
import { database } from '#lib/platform/database/client';
import { START } from '#lib/platform/database/sweep-step';
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
  for (let last = START; ; ) {
    const watches = await database().watch.findMany({
      where: { id: { gt: last } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, said: true, words: true },
    });
    for (const { id, said, words: before } of watches) {
      const words = toSearchTerms(said);
      if (words.join(' ') === before.join(' ')) continue;
      await database().watch.updateMany({ where: { id }, data: { words, begins: beginningOf(words) } });
      any = true;
    }
    const end = watches.at(-1);
    if (!end) return any;
    last = end.id;
  }
}
