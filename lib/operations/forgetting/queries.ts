import 'server-only';
import { oldestBackup } from '#lib/operations/backup/known';
import { oldestOfEach } from '#lib/operations/forgetting/oldest.sql';
import { oldestLog } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { type PeriodOf, staysDays } from '#lib/values/periods';
import { zone } from '#lib/values/time/zone';

/** As many dates as are looked through for one of a kind, from the oldest on. */
const LOOKED = 2_000;

/** What the statement is given. */
export const oldestParams = () => ({
  zone: zone(),
  most: LOOKED,
  invitationDays: staysDays('invitation'),
  newsDays: staysDays('news'),
});

/** The day ('YYYY-MM-DD') of the oldest thing of each kind that this board holds; kinds of which it holds none are left out. */
export async function oldestHeld(): Promise<Map<PeriodOf, string>> {
  const rows = await run(database(), oldestOfEach, oldestParams());
  const files = [
    { what: 'backup' as const, day: await oldestBackup() },
    { what: 'log' as const, day: await oldestLog() },
  ];
  const all = [...rows, ...files];
  return new Map(all.flatMap(({ what, day }): [PeriodOf, string][] => (day ? [[what, day]] : [])));
}
