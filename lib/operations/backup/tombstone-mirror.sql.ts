import { statement } from '#lib/platform/database/statement';

/** One process at a time writes the list of what was erased, until its transaction ends. */
export const lockErasedList = statement(`
  SELECT FROM pg_advisory_xact_lock(hashtext('fournil erased'))`);
