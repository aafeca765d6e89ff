import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import { notify } from '#lib/platform/database/notify';

/** The topic by which every process hears that there is something to do. Frozen: processes of two releases may share a database. */
export const WORK = 'work';

/** Says, when the transaction commits, that there is something to do behind the pages. Says only that: what it is, the rows say. */
export const wakeWorkers = (db: Transaction): Promise<void> => notify(db, WORK);
