import type { Evidence } from '#audit/evidence';
import type { Found } from '#audit/find';
import { type Attacker, silent } from './attack.ts';

/** Beyond this they have nothing to do with each other. */
const FAR = 64 * 1024;

/**
 * Bytes: how near to each other the ids of a thing and of a person stand anywhere on the disk: in tables, indexes, the write-ahead log,
 * temporary files, mails, backups, living or dead, raw, decompressed or decrypted.
 */
export const nearness: Attacker = (evidence) => [
  {
    by: 'ids that stand near each other in any file',
    kind: 'nearness',
    guess: (cases) => {
      const where = new Map<string, { at: number; who: number }[]>();
      evidence.people.forEach((id, who) => {
        for (const { file, at } of places(evidence, id)) {
          const there = where.get(file) ?? [];
          there.push({ at, who });
          where.set(file, there);
        }
      });
      for (const there of where.values()) there.sort((one, other) => one.at - other.at);
      return cases.map(({ ids }) => {
        const guesses = silent(evidence);
        for (const { file, at } of ids.flatMap((id) => places(evidence, id)))
          for (const { who, at: there } of around(where.get(file) ?? [], at))
            guesses[who] = Math.max(guesses[who] ?? 0, 1 / (1 + Math.abs(there - at)));
        return guesses;
      });
    },
  },
];

function places({ found }: Evidence, id: string | undefined): Found[] {
  return id === undefined ? [] : (found.get(id) ?? []);
}

function around<T extends { at: number }>(sorted: readonly T[], at: number): T[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.at ?? 0) < at - FAR) low = middle + 1;
    else high = middle;
  }
  const near: T[] = [];
  for (let each = low; each < sorted.length && (sorted[each]?.at ?? 0) <= at + FAR; each++)
    near.push(sorted[each] as T);
  return near;
}
