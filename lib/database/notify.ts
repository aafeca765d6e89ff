import type { Transaction } from '#lib/database/client';
import { notify as notifyOn } from '#lib/database/notify.sql';
import { run } from '#lib/database/statement';

/** The PostgreSQL channel on which every process hears that something changed. */
export const CHANNEL = 'fournil';

/** Says a topic to every process when the transaction commits. */
export async function notify(db: Transaction, topic: string): Promise<void> {
  await run(db, notifyOn, { channel: CHANNEL, topic });
}
