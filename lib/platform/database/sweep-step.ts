import type { Transaction } from '#lib/platform/database/client';
import { run, type Statement } from '#lib/platform/database/statement';
import { oldestKeptDay, type PeriodName } from '#lib/values/periods';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// What the steps of a sweep have in common. Each noun has its own (`sweep.ts`, with its statements in `sweep.sql.ts`), and
// lib/operations/forgetting/registry.ts names them all. Rows that somebody else holds are left for the next time (SKIP LOCKED), so that
// nobody waits for a sweep. A row that changed before it was held is looked at once more by PostgreSQL; where what decides stands in
// other rows, a second statement looks again.

/** So many rows at once: each step holds few, for a moment. */
export const BATCH = 200;
/** Before every id. */
export const START = '00000000-0000-0000-0000-000000000000';

/** Since when something is forgotten (an instant, or a day as 'YYYY-MM-DD'), and how many rows at most. */
export type Passed = { since: Date | string; most: number };

/** What one step erased: which kinds of things, the pictures whose files go now, and from which id on there is more, if there is. */
export type Swept = { what: PeriodName[]; pictures?: string[]; next?: string };

/** One step, in a transaction of its own: erases some of what has passed at an instant, beginning after an id. */
export type Step = (db: Transaction, at: Date, after: string) => Promise<Swept>;

/** Erases some rows by a statement of what has passed since some time. */
export function rows(
  what: PeriodName,
  erase: Statement<Passed>,
  passed: (at: Date) => Passed['since'],
): Step {
  return async (db, at) => {
    const erased = await run(db, erase, { since: passed(at), most: BATCH });
    return { what: erased[0] ? [what] : [], ...(erased[BATCH - 1] && { next: START }) };
  };
}

/** Clears what says more of somebody than it has to any more: nothing is erased by that. */
export function marks(clear: Statement<Passed>, over: (at: Date) => Passed['since']): Step {
  return async (db, at) => {
    const cleared = await run(db, clear, { since: over(at), most: BATCH });
    return { what: [], ...(cleared[BATCH - 1] && { next: START }) };
  };
}

/** The day an instant falls on, in the zone of the board. */
export const today = (at: Date): string => todayIn(zone(), at);

/** The last day on which something may stand that is forgotten by days: what is before it has passed. */
export const dayBefore = (what: PeriodName, at: Date): string => oldestKeptDay(what, today(at));
