type OfDate = { occurrenceId: string };

/** Whether somebody had the words shown for one of the dates at which they are in now: what was for another date is over with it. */
export const hasRead = (dates: OfDate[], read: OfDate[]): boolean =>
  dates.some(({ occurrenceId }) => read.some((each) => each.occurrenceId === occurrenceId));
