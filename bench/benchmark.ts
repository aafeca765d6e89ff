/**
 * One thing that is measured on boards of several sizes: a file in this folder exports it as `bench`. It is run in a process of its own,
 * with DATABASE_URL set to a board that `npm run populate` filled.
 */
export type Bench = {
  /** What is measured, as it stands in the table. */
  what: string;
  /** How many times longer it may take on the large board than on the small one. */
  goal: number;
  /** Does it once and tells how large the answer was, in a text: the same work is compared. */
  once: () => Promise<string>;
};

/** What one process measured, in milliseconds. */
export type Measured = Pick<Bench, 'what' | 'goal'> & { median: number; p99: number; answer: string };
