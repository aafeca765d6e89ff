import type { Chance } from './chance.ts';

/**
 * What an attack says: for each case (a thing, a date) how likely it holds each person to be the one, in any measure where more is
 * likelier. What it says nothing about is the same for all.
 */
export type Guesses = readonly (readonly number[])[];

/** How an attack did: how often its best guess was right, how often it would be by chance, and how likely so good a score is by chance. */
export type Score = { right: number; byChance: number; of: number; p: number };

const MOST = 100_000;
/** So many shuffles that did as well, and it is no news. */
const ENOUGH = 60;

/**
 * Scores guesses against the truth (for each case, the persons it was) by a permutation test: the score sums the ranks of the
 * true persons among all, the foremost weighing most (−ln of the share that was held likelier, after Savage 1956); the null hypothesis shuffles which truth belongs to which case, and so keeps how much each person did at all
 * and how often each was guessed. p = (1 + shuffles that scored as well) / (1 + shuffles) (Phipson and Smyth 2010); with few
 * exceptions counted, shuffling stops early (Besag and Clifford 1991).
 */
export function score(guesses: Guesses, truth: readonly ReadonlySet<number>[], chance: Chance): Score {
  const cases = truth.length;
  const ranks = guesses.map((row) => ranksOf(row).map((rank) => -Math.log(1 - rank + 0.5 / row.length)));
  const best = guesses.map((row) => bestOf(row, chance));
  // What case `at` would score if the truth of `other` were its own.
  const table = ranks.map((row) =>
    Float64Array.from(truth, (set) => sum([...set].map((who) => row[who] ?? 0))),
  );
  const scoreOf = (order: Uint32Array) => {
    let all = 0;
    for (let at = 0; at < cases; at++) all += table[at]?.[order[at] as number] ?? 0;
    return all;
  };
  const order = Uint32Array.from({ length: cases }, (_, at) => at);
  const reached = scoreOf(order) - 1e-9;
  let [asGood, shuffles] = [0, 0];
  while (cases > 1 && shuffles < MOST && asGood < ENOUGH) {
    shuffle(order, chance);
    shuffles += 1;
    if (scoreOf(order) >= reached) asGood += 1;
  }
  const often = (at: number) =>
    sum(truth.map((set) => (set.has(best[at] as number) ? 1 : 0))) / Math.max(1, cases);
  return {
    right: truth.filter((set, at) => set.has(best[at] as number)).length,
    byChance: sum(truth.map((_, at) => often(at))),
    of: cases,
    p: (1 + asGood) / (1 + shuffles),
  };
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
  const sorted = [...values].sort((one, other) => one - other);
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

function shuffle(order: Uint32Array, chance: Chance): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

/** Whether a measure is higher for those of which something is true: a permutation test on the ranks of these (Mann and Whitney). */
export function separates(measure: readonly number[], isTrue: readonly boolean[], chance: Chance): Score {
  const ranks = ranksOf(measure);
  const reached = sum(ranks.filter((_, at) => isTrue[at])) - 1e-9;
  const few = isTrue.filter(Boolean).length;
  const order = Uint32Array.from(ranks, (_, at) => at);
  let [asGood, shuffles] = [0, 0];
  while (few > 0 && few < ranks.length && shuffles < MOST && asGood < ENOUGH) {
    shuffle(order, chance);
    shuffles += 1;
    let all = 0;
    for (let at = 0; at < few; at++) all += ranks[order[at] as number] as number;
    if (all >= reached) asGood += 1;
  }
  const threshold = [...ranks].sort((one, other) => other - one)[few - 1] ?? 1;
  return {
    right: ranks.filter((rank, at) => isTrue[at] && rank >= threshold).length,
    byChance: ranks.length > 0 ? few ** 2 / ranks.length : 0,
    of: few,
    p: (1 + asGood) / (1 + shuffles),
  };
}
