import type { Evidence } from '#audit/evidence';
import type { LogRecord } from '#audit/log-records';
import { type Attacker, silent } from './attack.ts';

/** The log of changes: who is named by records of the transaction by which a thing was written. The fewer it names, the likelier each. */
export const transactions: Attacker = (evidence) => [
  {
    by: 'one transaction in the log of changes',
    kind: 'records of the log',
    guess: (cases) => {
      const named = new Map<number, Set<number>>();
      evidence.people.forEach((id, who) => {
        for (const transaction of transactionsOf(evidence, id))
          named.set(transaction, (named.get(transaction) ?? new Set()).add(who));
      });
      return cases.map(({ ids }) => {
        const guesses = silent(evidence);
        for (const transaction of new Set(ids.flatMap((id) => transactionsOf(evidence, id)))) {
          const who = named.get(transaction) ?? [];
          for (const each of who) guesses[each] = (guesses[each] ?? 0) + 1 / [...who].length;
        }
        return guesses;
      });
    },
  },
];

/** The transactions in whose records an id stands. */
function transactionsOf({ found, records }: Evidence, id: string | undefined): number[] {
  const places = id === undefined ? [] : (found.get(id) ?? []);
  return places.flatMap(({ file, at }) => recordAt(records.get(file) ?? [], at)?.transaction || []);
}

function recordAt(sorted: readonly LogRecord[], at: number): LogRecord | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const record = sorted[low - 1];
  return record && at < record.at + record.length ? record : undefined;
}
