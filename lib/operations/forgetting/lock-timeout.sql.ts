import { statement } from '#lib/platform/database/statement';

/** Gives up waiting for a lock sooner than PostgreSQL looks for deadlocks (a second), until the transaction ends. */
export const waitBrieflyForLocks = statement(`
  SELECT FROM set_config('lock_timeout', '500ms', true)`);
