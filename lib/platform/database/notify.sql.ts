import { statement } from '#lib/platform/database/statement';

/** Says something on a channel when the transaction commits. */
export const notify = statement<{ channel: string; topic: string }>(`
  SELECT FROM pg_notify($channel::text, $topic::text)`);
