import 'server-only';
import { eraseMailFiles } from '#lib/notifications/transport';
import { eraseBackupsOfBefore } from '#lib/operations/backup/backups-of-before';
import { deleteOldBackups } from '#lib/operations/backup/kept-backups';
import { keepLastSweep, lastSweep, readClocks } from '#lib/operations/forgetting/clocks';
import { finishCutOff } from '#lib/operations/forgetting/cut-off';
import { waitBrieflyForLocks } from '#lib/operations/forgetting/lock-timeout.sql';
import { STEPS } from '#lib/operations/forgetting/registry';
import { type ClockWatch, mayErase, readClockWatch, startClockWatch } from '#lib/operations/forgetting/rules';
import { forgetPictures } from '#lib/pictures/sweep';
import { forgetBefore } from '#lib/platform/config/keys';
import { forgetLog } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { START, type Step, type Swept } from '#lib/platform/database/sweep-step';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { oldestKeptDay, type PeriodName } from '#lib/values/periods';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * Asked at every boundary of the sweep, before a step and between its rows and its files: whether it may go on. Where it throws, the
 * sweep ends as if it had been killed there.
 */
export type SweepBoundary = () => boolean;

const always: SweepBoundary = () => true;

/**
 * Erases what has passed at an instant, in small steps, each a short transaction of its own: safe to kill at any moment, to run twice
 * and in two processes at once. What fails is left for the next time, and the rest goes on. @returns the kinds of things it erased
 * @throws the first failure, when everything else is done
 */
export async function sweep(at: Date, mayGoOn: SweepBoundary = always): Promise<Set<PeriodName>> {
  const erased = new Set<PeriodName>();
  const failures: unknown[] = [];
  for (const step of STEPS)
    await toTheEnd(step, { at, mayGoOn, erased }).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  // Files whose row went just before somebody pulled the plug.
  if (mayGoOn()) await forgetPictures(at);
  if (mayGoOn()) await forgetBefore(oldestKeptDay('session', todayIn('UTC', at)));
  if (mayGoOn()) await eraseMailFiles(at);
  if (mayGoOn() && (await forgetLog(oldestKeptDay('log', todayIn(zone(), at))))) erased.add('log');
  if (mayGoOn() && (await deleteOldBackups(at))) erased.add('backup');
  if (mayGoOn() && (await eraseBackupsOfBefore(at))) erased.add('backup');
  await finishCutOff();
  return erased;
}

async function toTheEnd(
  step: Step,
  { at, mayGoOn, erased }: { at: Date; mayGoOn: SweepBoundary; erased: Set<PeriodName> },
): Promise<void> {
  for (let after: string | undefined = START; after !== undefined && mayGoOn(); ) {
    const { what, pictures = [], next } = await inTransaction(step, at, after);
    for (const kind of what) erased.add(kind);
    mayGoOn();
    // Only once it is so: files without a row are swept, a row without files would be a hole in a page.
    await removePictureFiles(pictures);
    after = next;
  }
}

function inTransaction(step: Step, at: Date, after: string): Promise<Swept> {
  return database().$transaction(
    async (db) => {
      // Sooner than PostgreSQL looks for deadlocks (a second): whoever writes never gives way to forgetting.
      await run(db, waitBrieflyForLocks, {});
      return await step(db, at, after);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** By hand, at once, whatever the clocks did: whoever asks has looked at them. @returns the kinds of things it erased */
export async function forgetByHand(): Promise<Set<PeriodName>> {
  const at = new Date(readClocks().wall);
  const erased = await sweep(at);
  await keepLastSweep(at);
  return erased;
}

const kept = globalThis as { fournilWatch?: ClockWatch };

/**
 * Every hour, and before a backup: erases what has passed, unless the clock is not to be trusted (lib/operations/forgetting/rules.ts).
 * @returns whether it did
 */
export async function forget(): Promise<boolean> {
  const stillSteady = () => {
    const watch = kept.fournilWatch && readClockWatch(kept.fournilWatch, readClocks());
    kept.fournilWatch = watch;
    return watch !== undefined && mayErase(watch);
  };
  kept.fournilWatch ??= startClockWatch(readClocks(), await lastSweep());
  if (!stillSteady()) return false;
  const at = new Date(kept.fournilWatch.read.wall);
  await sweep(at, stillSteady);
  if (!mayErase(kept.fournilWatch)) return false;
  await keepLastSweep(at);
  return true;
}
