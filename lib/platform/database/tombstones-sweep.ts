import { dayBefore, rows } from '#lib/platform/database/sweep-step';
import { deleteErasedList } from '#lib/platform/database/tombstones.sql';

/** What the list of things that were erased early says of days whose backups are gone. */
export const passedTombstones = rows('backup', deleteErasedList, (at) => dayBefore('backup', at));
