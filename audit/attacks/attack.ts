import type { Case } from '#audit/cases';
import type { Evidence } from '#audit/evidence';
import type { Guesses } from '#audit/score';

/** A way to guess. */
export type Attack = {
  /** What it looks at, in words, for the table. */
  by: string;
  /** Several attacks of one kind: together they must have teeth. */
  kind: string;
  /**
   * Whether it reads only what is promised to live on (words of the last thirty days, as the table of periods has it): such an attack
   * is listed apart and judges nothing.
   */
  lives?: true;
  guess: (cases: readonly Case[]) => Guesses;
};

/** A way to find attacks in some evidence. */
export type Attacker = (evidence: Evidence) => Attack[];

/** Nothing is said of anybody. */
export const silent = (evidence: Evidence): number[] => evidence.people.map(() => 0);
