import { isClosedTo } from '#lib/platform/database/maintenance-gate';

/** Work behind the pages that goes on in this process: when it last looked for some, by the clock that never jumps. */
export type Working = { looked: () => number; stop: () => Promise<void> };

/** Kept on globalThis: Next's bundles and the commands load this file each for themselves. */
export const kept = globalThis as { fournilWorker?: Working };

/** A board that has not looked for work for so long does not serve. */
const SILENT = 5 * 60_000;
/** Whoever stops the board does not wait longer for a mail server; what was under way is done again when its lease has ended. */
const LAST = 5_000;

/** Whether this process looks for work, or does not because the database is being moved. */
export function workerRuns(): boolean {
  if (isClosedTo('job')) return true;
  return kept.fournilWorker !== undefined && performance.now() - kept.fournilWorker.looked() < SILENT;
}

/** Lets what is under way come to its end, for a moment, and begins nothing more. */
export async function stopWorker(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LAST).unref());
  await Promise.race([late, kept.fournilWorker?.stop()]);
}
