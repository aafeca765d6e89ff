import type { Bench } from '#bench/benchmark';
import { board } from './visitor.ts';

export const bench: Bench = {
  what: 'the board, further',
  goal: 1.3,
  once: () => board({ reach: 'further' }),
};
