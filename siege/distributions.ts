// Whether one of two things takes longer than the other, told from many pairs of times. The two of a pair are measured one right after the
// other, in an order drawn by chance: whatever else the machine does falls on either alike, so that the test holds on a busy machine too.

/** How far the second is behind the first, in milliseconds (the median of the differences), and how likely so much is by chance. */
export type Shift = { by: number; p: number };

/** Wilcoxon's signed-rank test, two-sided, by its normal approximation (from some twenty pairs on). */
export function shiftBetween(pairs: readonly (readonly [one: number, other: number])[]): Shift {
  const differences = pairs.map(([one, other]) => other - one).sort((a, b) => a - b);
  const by = middle(differences);
  const ranked = differences.filter((each) => each !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = ranked.length;
  if (n === 0) return { by, p: 1 };
  let above = 0;
  for (let at = 0; at < n; ) {
    let end = at;
    while (end < n && Math.abs(ranked[end] as number) === Math.abs(ranked[at] as number)) end++;
    const rank = (at + 1 + end) / 2; // those that are alike share theirs
    for (; at < end; at++) if ((ranked[at] as number) > 0) above += rank;
  }
  const z = (above - (n * (n + 1)) / 4) / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  return { by, p: twoSided(z) };
}

/** How far two distributions are from each other, from 0 to 1, and how likely so much is by chance. */
export type Distance = { by: number; p: number };

/** Kolmogorov's and Smirnov's test: it sees what a median does not, as some answers that take longer. Of pairs it says too little rather than too much. */
export function distanceBetween(ones: readonly number[], others: readonly number[]): Distance {
  const [a, b] = [[...ones].sort((x, y) => x - y), [...others].sort((x, y) => x - y)];
  let [by, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] as number, b[j] as number);
    while (i < a.length && (a[i] as number) <= value) i++;
    while (j < b.length && (b[j] as number) <= value) j++;
    by = Math.max(by, Math.abs(i / a.length - j / b.length));
  }
  const n = (a.length * b.length) / (a.length + b.length);
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * by;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return { by, p: lambda < 0.2 ? 1 : Math.min(1, Math.max(0, p)) };
}

/** So unlikely by chance that a siege with a hundred of these tests, run every day, cries wolf once in thirty years. */
const UNLIKELY = 1e-6;
/** In milliseconds: less drowns in what a network adds, and nobody is let ask often enough to dig it out. */
const LEAST_SHIFT = 0.5;
/** A fifth of all answers another way. */
const LEAST_DISTANCE = 0.2;

/** What pairs of times give away, in words; nothing where they give nothing away. A difference must be both unlikely and large enough to be of use. */
export function told(pairs: readonly (readonly [one: number, other: number])[]): string | undefined {
  const shift = shiftBetween(pairs);
  const distance = distanceBetween(
    pairs.map(([one]) => one),
    pairs.map(([, other]) => other),
  );
  const isShifted = shift.p < UNLIKELY && Math.abs(shift.by) >= LEAST_SHIFT;
  const isOther = distance.p < UNLIKELY && distance.by >= LEAST_DISTANCE;
  if (!isShifted && !isOther) return undefined;
  return `later by ${shift.by.toFixed(2)} ms (p ${shift.p.toExponential(1)}), ${distance.by.toFixed(2)} apart (p ${distance.p.toExponential(1)})`;
}

function middle(sorted: readonly number[]): number {
  const at = sorted.length >> 1;
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 ? upper : (upper + (sorted[at - 1] ?? upper)) / 2;
}

/** How likely a normal variable is so far from its mean or further (erfc by W. J. Cody's Chebyshev fit, as Numerical Recipes 6.2 has it). */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const fit = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ].reduceRight((sum, factor) => sum * t + factor, 0);
  return Math.min(1, t * Math.exp(-x * x + fit));
}
