import { existsSync } from 'node:fs';
import path from 'node:path';
import { beat, moveFolder, nightOf, oldOf, unmark } from '#lib/platform/database/folders';
import { Restless } from '#lib/platform/database/night-errors';
import type { Postmaster } from '#lib/platform/database/postmaster';

/** Told at every boundary of the move; where it throws, or does not return, the move ends there. */
export type NightBoundary = (name: string) => void;

/** The boundaries within the switch: where it ends at one of them, it is undone or done by whoever starts next. */
export const SWITCHING = ['all held', 'stopped', 'old moved', 'fresh moved', 'done'];

/** Stops both, moves the fresh one into its place, and starts it there; where it does not start, the old one once more. */
export async function switchOver(
  postmaster: Postmaster,
  fresh: Postmaster,
  at: NightBoundary,
): Promise<void> {
  const { folder } = postmaster.place;
  const [night, old] = [nightOf(folder), oldOf(folder)];
  const still = beat(folder);
  try {
    await Promise.all([postmaster.stop(), fresh.stop()]);
    at('stopped');
    if (existsSync(path.join(folder, 'postmaster.pid')))
      throw new Restless('Another process has started PostgreSQL');
    moveFolder(folder, old);
    at('old moved');
    moveFolder(night, folder);
    at('fresh moved');
    await postmaster.start();
    unmark(folder);
  } catch (error) {
    await goBack(postmaster).catch((trouble) => {
      postmaster.place.say(trouble.message); // no database, no board: the next start brings it back
      process.exit(1);
    });
    throw error;
  } finally {
    await still();
  }
}

async function goBack(postmaster: Postmaster): Promise<void> {
  const { folder } = postmaster.place;
  await postmaster.stop();
  if (existsSync(oldOf(folder))) {
    if (existsSync(folder)) moveFolder(folder, nightOf(folder));
    moveFolder(oldOf(folder), folder);
  }
  await postmaster.start();
}
