import { run, type Statement } from '#lib/platform/database/statement';
import { BATCH, rows, START, type Step } from '#lib/platform/database/sweep-step';
import {
  deleteLivingBackups,
  deleteSealedTombstones,
  deleteTombstones,
} from '#lib/platform/database/tombstones.sql';

/** That a backup lives, when its time is over; then what was erased early stands nowhere on its account. */
export const passedLivingBackups = rows('backup', deleteLivingBackups, (at) => at);

const whatever =
  (erase: Statement<{ most: number }>): Step =>
  async (db) => {
    const erased = await run(db, erase, { most: BATCH });
    return { what: erased[0] ? ['backup'] : [], ...(erased[BATCH - 1] && { next: START }) };
  };

/** What was erased early, where every backup that could hold it is gone. */
export const passedTombstones = whatever(deleteSealedTombstones);

/** The list as it was kept before it was sealed. */
export const tombstonesOfBefore = whatever(deleteTombstones);
