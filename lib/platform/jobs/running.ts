import { isClosedTo } from '#lib/platform/database/maintenance-gate';

/** Work behind the pages that goes on in this process: when the queue was last looked into, by the clock that never jumps. */
export type Working = { heard: number; stop: () => Promise<void> };

/** Kept on globalThis: Next's bundles and the commands load this file each for themselves. */
export const kept = globalThis as { fournilWorker?: Working };

/** A board whose queue was not looked into for so long does not serve. */
const SILENT = 5 * 60_000;
/** Whoever stops the board does not wait longer for a mail server; what was under way is done again at the next start. */
const LAST = 5_000;

/** Whether this process looks into the queue, or does not because the database is being moved. */
export function workerRuns(): boolean {
  if (isClosedTo('job')) return true;
  return kept.fournilWorker !== undefined && performance.now() - kept.fournilWorker.heard < SILENT;
}

/** Lets what is under way come to its end, for a moment, and begins nothing more. */
export async function stopWorker(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LAST).unref());
  await Promise.race([late, kept.fournilWorker?.stop()]);
}

/** Lets what is under way come to its end, however long that takes, and begins nothing more. */
export async function finishWork(): Promise<void> {
  await kept.fournilWorker?.stop();
}
