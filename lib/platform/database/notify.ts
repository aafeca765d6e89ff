import type { Transaction } from '#lib/platform/database/client';
import { notify as notifyOn } from '#lib/platform/database/notify.sql';
import { run } from '#lib/platform/database/statement';

/** The PostgreSQL channel on which every process hears that something changed. */
export const CHANNEL = 'fournil';

/** Says a topic to every process when the transaction commits. */
export async function notify(db: Transaction, topic: string): Promise<void> {
  await run(db, notifyOn, { channel: CHANNEL, topic });
}
