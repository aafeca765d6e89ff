import { createHash } from 'node:crypto';

/** A source of chance that gives the same for the same seed. */
export type Chance = {
  /** At least 0 and below 1. */
  next: () => number;
  /** True this often. */
  is: (often: number) => boolean;
  /** At least 0 and below `limit`, whole. */
  below: (limit: number) => number;
  /** One of some. @throws where there are none */
  one: <T>(of: readonly T[]) => T;
  /** The same in another order. */
  shuffled: <T>(of: readonly T[]) => T[];
};

/** Chance by a seed (mulberry32 over the seed's hash). */
export function chance(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    is: (often) => next() < often,
    one: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('there is nothing to choose from');
      return found;
    },
    shuffled: (of) => {
      const all = [...of];
      for (let at = all.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [all[at], all[other]] = [all[other] as (typeof all)[number], all[at] as (typeof all)[number]];
      }
      return all;
    },
  };
}
