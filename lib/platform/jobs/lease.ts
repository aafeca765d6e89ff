/**
 * How long a row is claimed, as PostgreSQL's interval. By the database's clock, the one that all processes and machines share. Longer than
 * anything that is done with a claimed row may take (a hand-over: a minute), and short enough that what a killed process had waits not long.
 */
export const LEASE = '2 minutes';

const SOONEST = 2_000;
/** What fails again and again is tried as often, in milliseconds: whoever mends a mail server does not wait for long. */
const LONGEST_WAIT = 60 * 60_000;

/**
 * When something that failed is tried again: when it is twice as old, so that no number has to be kept; after two seconds at least and an
 * hour at most. @param since since when it was to be done
 */
export function retryAt(since: Date, at: Date): Date {
  const age = at.getTime() - since.getTime();
  return new Date(at.getTime() + Math.min(Math.max(age, SOONEST), LONGEST_WAIT));
}

/** What is to wait until later than this was told so by a clock that was wrong, and waits no longer. */
export const latestRetry = (at: Date): Date => new Date(at.getTime() + LONGEST_WAIT);
