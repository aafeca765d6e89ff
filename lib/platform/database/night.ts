import type pg from 'pg';
import { makeCluster } from '#lib/platform/database/cluster';
import { leftovers, markWhole, nightOf } from '#lib/platform/database/folders';
import { eraseRemoved } from '#lib/platform/database/held-files';
import type { Level } from '#lib/platform/database/maintenance-gate';
import { migrate } from '#lib/platform/database/migrate';
import { clientTo, copyAll } from '#lib/platform/database/night-copy';
import { Busy, NoRoom, Restless } from '#lib/platform/database/night-errors';
import { tryNightLock } from '#lib/platform/database/night-lock';
import { hasRoomForNight } from '#lib/platform/database/night-room';
import { type NightBoundary, switchOver } from '#lib/platform/database/night-switch';
import { freePort } from '#lib/platform/database/port';
import { Postmaster } from '#lib/platform/database/postmaster';
import { isForDiskSpace } from '#lib/platform/files/disk-space';
import { eraseAll } from '#lib/platform/files/overwrite';

/** Holds what must not run meanwhile, in all processes of a board (lib/platform/database/maintenance-gate.ts). */
export type Holding = { hold(level: Level, patience: number): Promise<boolean>; release(): Promise<void> };

/** Nobody is there to be held. */
export const NOBODY: Holding = { hold: async () => true, release: async () => {} };

type Night = { name: string; holding: Holding; at?: NightBoundary };

const MINUTE = 60_000;
/** A sweep of a large board, a mail server that is slow to answer. */
const JOBS_END = 5 * MINUTE;
/** Pictures are made within half a minute; else whoever writes waits no longer for those. */
const WRITES_END = MINUTE;
/** Pages are made in a moment. Whoever still reads then (a large file) has what they read from the database long since. */
const READS_END = 3_000;

/**
 * Moves the living rows of a database to a fresh cluster and erases the old one: nothing of what was erased is left in any file of
 * PostgreSQL, nor in what order or by which transactions rows came. See docs/decisions/the-night.md. @throws Restless, or what failed,
 * before the switch; everything goes on as it was then
 */
export async function renew(postmaster: Postmaster, { name, holding, at = () => {} }: Night): Promise<void> {
  const source = clientTo(await postmaster.url(name));
  try {
    await source.connect();
    if (!(await tryNightLock(source))) throw new Busy();
    await moved(postmaster, source, { name, holding, at });
  } finally {
    await source.end().catch(() => {}); // the switch has ended it
  }
}

async function moved(postmaster: Postmaster, source: pg.Client, night: Required<Night>): Promise<void> {
  const { name, holding, at } = night;
  const { folder } = postmaster.place;
  await eraseAll(...leftovers(folder));
  if (!(await hasRoomForNight(source, folder))) throw new NoRoom();
  const fresh = await freshPostmaster(postmaster);
  try {
    at('made');
    await fresh.start();
    const there = await fresh.url(name);
    await migrate(there);
    at('migrated');
    if (!(await holding.hold('jobs', JOBS_END))) throw new Restless('A job did not come to an end');
    if (!(await holding.hold('writes', WRITES_END))) throw new Restless('A write did not come to an end');
    at('held');
    await copyAll(source, there, {
      at,
      whileLocked: async () => {
        markWhole(nightOf(folder));
        at('marked');
        await holding.hold('all', READS_END);
        at('all held');
        await switchOver(postmaster, fresh, at);
      },
    });
    at('done');
  } catch (error) {
    throw (await isForDiskSpace(error, folder)) ? new NoRoom() : error;
  } finally {
    await holding.release();
    await fresh.stop();
    await eraseAll(...leftovers(folder));
    await eraseRemoved(folder);
  }
}

async function freshPostmaster({ place }: Postmaster): Promise<Postmaster> {
  const { binaries, folder, connection, who } = place;
  const night = nightOf(folder);
  await makeCluster({ binaries, folder: night, password: connection.password, who });
  const isSocket = connection.host.startsWith('/');
  const reached = isSocket ? { ...connection, host: night } : { ...connection, port: await freePort() };
  return new Postmaster({ ...place, folder: night, connection: reached }, { revives: false });
}
