import type { Chance } from './chance.ts';

/**
 * What an attack says: for each case (a thing, a date) how likely it holds each person to be the one, in any measure where more is
 * likelier. What it says nothing about is the same for all.
 */
export type Guesses = readonly (readonly number[])[];

/** How an attack did: how often its best guess was right, how often it would be by chance, and how likely so good a score is by chance. */
export type Score = { right: number; byChance: number; of: number; p: number };

/** So many shuffles that did as well, and it is no news. */
const ENOUGH = 60;

/**
 * Scores guesses against the truth (for each case, the persons it was) by a permutation test: the score sums the ranks of the
 * true persons among all, the foremost weighing most (−ln of the share that was held likelier, after Savage 1956); the null
 * hypothesis shuffles which truth belongs to which case, and so keeps how much each person did at all and how often each was guessed.
 * p = (1 + shuffles that scored as well) / (1 + shuffles) (Phipson and Smyth 2010); once enough did, shuffling stops early (Besag and
 * Clifford 1991). @param most so many shuffles at most: p is never below one in so many
 */
export function score(
  guesses: Guesses,
  truth: readonly ReadonlySet<number>[],
  chance: Chance,
  most = 100_000,
): Score {
  const cases = truth.length;
  const ranks = guesses.map((row) => ranksOf(row).map((rank) => -Math.log(1 - rank + 0.5 / row.length)));
  const best = guesses.map((row) => bestOf(row, chance));
  // What case `at` would score if the truth of `other` were its own.
  const table = new Float64Array(cases * cases);
  for (let at = 0; at < cases; at++)
    for (let other = 0; other < cases; other++)
      for (const who of truth[other] ?? [])
        table[at * cases + other] = (table[at * cases + other] as number) + (ranks[at]?.[who] ?? 0);
  const often = (at: number) => sum(truth.map((set) => (set.has(best[at] as number) ? 1 : 0))) / cases;
  return {
    right: truth.filter((set, at) => set.has(best[at] as number)).length,
    byChance: sum(truth.map((_, at) => often(at))),
    of: cases,
    p: cases > 1 ? byShuffling(table, cases, chance, most) : 1,
  };
}

/** How often a shuffle of a square table's columns has as great a sum along the diagonal as the table itself. */
function byShuffling(table: Float64Array, cases: number, chance: Chance, most: number): number {
  let reached = -1e-9;
  for (let at = 0; at < cases; at++) reached += table[at * cases + at] as number;
  const order = Uint32Array.from({ length: cases }, (_, at) => at);
  let [asGood, shuffles] = [0, 0];
  while (shuffles < most && asGood < ENOUGH) {
    let all = 0;
    for (let at = cases - 1; at >= 0; at--) {
      const other = chance.below(at + 1);
      const drawn = order[other] as number;
      order[other] = order[at] as number;
      order[at] = drawn;
      all += table[at * cases + drawn] as number;
    }
    shuffles += 1;
    if (all >= reached) asGood += 1;
  }
  return (1 + asGood) / (1 + shuffles);
}

/** Holm's step-down correction (1979): the p of each of several tests, so that together they err as rarely as one. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p);
  const corrected: number[] = [];
  let before = 0;
  order.forEach(({ p, at }, rank) => {
    before = Math.max(before, Math.min(1, p * (ps.length - rank)));
    corrected[at] = before;
  });
  return corrected;
}

/** The rank of each among all, from 0 (least) to 1; those alike share theirs. */
export function ranksOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  sorted.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at);
    last.set(value, at);
  });
  const whole = Math.max(1, values.length - 1);
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2 / whole);
}

function bestOf(row: readonly number[], chance: Chance): number {
  const most = Math.max(...row);
  return chance.one(row.flatMap((value, at) => (value === most ? [at] : [])));
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

/** Whether a measure is higher for those of which something is true: a permutation test on the ranks of these (Mann and Whitney). */
export function separates(
  measure: readonly number[],
  isTrue: readonly boolean[],
  chance: Chance,
  most = 100_000,
): Score {
  const ranks = ranksOf(measure);
  const few = isTrue.filter(Boolean).length;
  // Each place of the list holds a rank; the truth says at which places it counts.
  const table = Float64Array.from({ length: ranks.length ** 2 }, (_, at) =>
    isTrue[Math.floor(at / ranks.length)] ? (ranks[at % ranks.length] as number) : 0,
  );
  const threshold = [...ranks].sort((one, other) => other - one)[few - 1] ?? 1;
  return {
    right: ranks.filter((rank, at) => isTrue[at] && rank >= threshold).length,
    byChance: ranks.length > 0 ? few ** 2 / ranks.length : 0,
    of: few,
    p: few > 0 && few < ranks.length ? byShuffling(table, ranks.length, chance, most) : 1,
  };
}
