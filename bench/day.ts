import type { Bench } from '#bench/benchmark';
import { day } from './visitor.ts';

export const bench: Bench = {
  what: 'a day of the board',
  goal: 1.3,
  once: () => day(),
};
