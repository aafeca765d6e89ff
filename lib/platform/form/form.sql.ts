import { statement } from '#lib/platform/database/statement';

/** Waits for whoever sends the same form at this moment, until the transaction ends. */
export const lockSubmission = statement<{ key: string }>(`
  SELECT FROM pg_advisory_xact_lock(hashtextextended($key::text, 0))`);
