import type { Bench } from '#bench/benchmark';
import { board } from './visitor.ts';

export const bench: Bench = {
  what: 'a search for what a dozen say',
  goal: 1.5,
  once: () => board({ q: 'quittenkompott' }),
};
