import { keepLastNight } from '#lib/operations/forgetting/clocks';
import type { DatabaseServer } from '#lib/platform/database/embedded';
import type { Holding } from '#lib/platform/database/night';
import type { NightBoundary } from '#lib/platform/database/night-switch';
import { type Rewritten, rewriteTables } from '#lib/platform/database/rewrite';
import { renewFiles } from '#lib/platform/files/picture-files';
import { cutoff } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { dayStart, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What stands to be renewed: our own PostgreSQL and what holds those who write to it, or one that somebody else runs, by its address. */
export type Standing = { server: DatabaseServer; holding: Holding } | { url: string };

/** The name of the board's database on our own PostgreSQL. */
export const DATABASE = 'fournil';

/**
 * Erases the bytes of what was erased from rows before: by moving what lives to fresh files where PostgreSQL is ours, else table by
 * table; and what the times and the order of pictures' files tell. @returns what it did, in words. @throws what failed; all is as it was
 */
export async function night(standing: Standing, boundary?: NightBoundary): Promise<string> {
  const at = now();
  const rewritten = 'server' in standing ? undefined : await rewriteTables(standing.url);
  if ('server' in standing) await standing.server.renew(DATABASE, standing.holding, boundary);
  // Younger files may be waiting for their row, which their time tells.
  await renewFiles({ before: cutoff('staged', at), since: monthStart(at), mayGoOn: () => goesOn(boundary) });
  await keepLastNight(at);
  return rewritten ? wordsFor(rewritten) : MOVED;
}

/** The month began then, by the zone of the board. */
const monthStart = (at: Date): Date =>
  dayStart(`${todayIn(zone(), at).slice(0, 'YYYY-MM-'.length)}01`, zone());

/** Whoever stops the board does not wait for all pictures: the rest is renewed in the next night. */
function goesOn(boundary: NightBoundary = () => {}): boolean {
  try {
    boundary('pictures');
    return true;
  } catch {
    return false;
  }
}

const MOVED =
  'What lives was moved to fresh files, and the old ones are erased: nothing of what went is left in those of the database.';

function wordsFor({ tables, left }: Rewritten): string {
  const done = tables[0]
    ? `These tables had lost rows and were written anew: ${tables.join(', ')}.`
    : 'No table had lost rows.';
  const not = left.map(({ what, why }) => `  ${what}: ${why}`);
  const open = 'What else the database at DATABASE_URL keeps, docs/what-is-forgotten.md says.';
  return [done, ...(not[0] ? ['This could not be done:', ...not] : []), open].join('\n');
}
