import type { Bench } from '#bench/benchmark';
import { board } from './visitor.ts';

export const bench: Bench = {
  what: 'a search for what nobody says, mistakes and all',
  goal: 1.5,
  once: () => board({ q: 'quittenkonpottze' }),
};
