import 'server-only';
import { oldestBackup } from '#lib/operations/backup/kept-backups';
import { oldestLog } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { oldestPosts } from '#lib/posts/post/oldest.sql';
import type { PeriodName } from '#lib/values/periods';
import { zone } from '#lib/values/time/zone';

/** As many dates are looked through, from the oldest on. */
const LOOKED = 2_000;

/**
 * The day ('YYYY-MM-DD') of the oldest thing of some kinds: of what stood on the board before every visitor, and of what the machine makes by
 * itself. Of anything else a day would tell that somebody came, wrote or is here; so nothing is said of it, whether there is any or none.
 */
export async function oldestHeld(): Promise<Map<PeriodName, string>> {
  const files = [
    { what: 'backup' as const, day: await oldestBackup() },
    { what: 'log' as const, day: await oldestLog() },
  ];
  const all = [...(await run(database(), oldestPosts, { zone: zone(), most: LOOKED })), ...files];
  return new Map(all.flatMap(({ what, day }): [PeriodName, string][] => (day ? [[what, day]] : [])));
}
