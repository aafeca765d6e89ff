import type { Statement } from '#lib/platform/database/statement';
import type { PeriodName } from '#lib/values/periods';

/**
 * What a statement is given that finds the oldest things: each by an index, never by looking through a table (of dates, no more than
 * `most` from the oldest on: by then most have passed and wait for the sweep).
 */
export type OldestParams = {
  zone: string;
  most: number;
  /** Of what has its last day only: how many days before that it was made. */
  stays: number;
};

/**
 * The day ('YYYY-MM-DD') of the oldest thing of a kind, or null where there is none. Of what keeps the last day of a month only, the first
 * day of it: which day it was, nobody knows. What this says to everyone is a day, and of nobody.
 */
export type OldestDay = { what: PeriodName; day: string | null };

/** How a noun finds its oldest things, for /remembers. */
export type Oldest = { asks: Statement<OldestParams, OldestDay>; stays?: number };
