import 'server-only';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { database } from '#lib/platform/database/client';
import { nothing } from '#lib/platform/database/health.sql';
import { run } from '#lib/platform/database/statement';
import { randomToken } from '#lib/values/text/random';

// Whoever asks whether all is well wants to know now, not when a timeout of something else ends.
const PATIENCE = 3_000;

/** What a board stands on, and whether each serves. */
export type Health = { database: boolean; worker: boolean; disk: boolean };

/** Asks the database for nothing, and writes a few bytes to the disk and takes them away. @param worker whether what runs behind the pages does. */
export async function health(worker: boolean): Promise<Health> {
  const [answers, writes] = await Promise.all([holds(run(database(), nothing, {})), holds(writeAndRemove())]);
  return { database: answers, worker, disk: writes };
}

async function writeAndRemove(): Promise<void> {
  const file = path.join(config().DATA_DIR, `.health-${randomToken()}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile('well').finally(() => handle.close());
  } finally {
    await rm(file, { force: true });
  }
}

function holds(work: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false).unref());
  return Promise.race([
    late,
    work.then(
      () => true,
      () => false,
    ),
  ]);
}
