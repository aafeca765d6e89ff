import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import { notify } from '#lib/platform/database/notify';

/**
 * Says, when the transaction commits, that something changed: `post:ID`, `place:ID`, `coming:POST` (who
 * comes), `letters:PERSON`, `board`. Every mutation that
 * changes what others see calls it. Says only that, never what: pages fetch themselves again.
 */
export async function changed(db: Transaction, ...topics: string[]): Promise<void> {
  for (const topic of new Set([...topics, 'board'])) await notify(db, topic);
}
