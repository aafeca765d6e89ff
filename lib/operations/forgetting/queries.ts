import 'server-only';
import { oldestBackup } from '#lib/operations/backup/kept-backups';
import { OLDEST } from '#lib/operations/forgetting/registry';
import { oldestLog } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import type { Oldest, OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { run } from '#lib/platform/database/statement';
import type { PeriodName } from '#lib/values/periods';
import { zone } from '#lib/values/time/zone';

/** As many dates as are looked through for one of a kind, from the oldest on. */
const LOOKED = 2_000;

/** What a statement is given. */
export const oldestParams = ({ stays = 0 }: Oldest): OldestParams => ({ zone: zone(), most: LOOKED, stays });

/** The day of the oldest row of each kind. */
export async function oldestRows(): Promise<OldestDay[]> {
  const found = await Promise.all(OLDEST.map((each) => run(database(), each.asks, oldestParams(each))));
  return found.flat();
}

/** The day ('YYYY-MM-DD') of the oldest thing of each kind that this board holds; kinds of which it holds none are left out. */
export async function oldestHeld(): Promise<Map<PeriodName, string>> {
  const files = [
    { what: 'backup' as const, day: await oldestBackup() },
    { what: 'log' as const, day: await oldestLog() },
  ];
  const all = [...(await oldestRows()), ...files];
  return new Map(all.flatMap(({ what, day }): [PeriodName, string][] => (day ? [[what, day]] : [])));
}
