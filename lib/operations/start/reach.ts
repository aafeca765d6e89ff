import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { KeeperError } from '#lib/operations/errors';
import { DATABASE } from '#lib/operations/night/night';
import { isHalfRestored } from '#lib/operations/restore/target';
import { settleSecret } from '#lib/operations/start/secret';
import { config } from '#lib/platform/config/config';
import { type DatabaseServer, runningDatabase, startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { connectToRead } from '#lib/platform/database/night-lock';

/** Refuses a data directory that holds half of what a restore brings. @throws Refused */
export async function refuseHalf(): Promise<void> {
  if (await isHalfRestored(config().DATA_DIR))
    throw new KeeperError(
      'A restore into this data directory was cut off. Run npm run restore once more: it begins anew.',
    );
}

/** Makes the board's database reachable, without disturbing a board that runs. @returns how to leave it as it was. */
export async function reach(): Promise<() => Promise<void>> {
  const { TZ } = config();
  process.env.TZ = TZ;
  await refuseHalf();
  const { url, leave } = await reachDatabase();
  process.env.DATABASE_URL = url;
  await settleSecret(url).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  return leave;
}

async function reachDatabase(): Promise<{ url: string; leave: () => Promise<void> }> {
  const { DATABASE_URL, DATA_DIR } = config();
  if (DATABASE_URL) return { url: DATABASE_URL, leave: async () => {} };
  const running = await readRunning();
  if (running) return { url: running, leave: letMove };
  started = await startDatabase(DATA_DIR, console.log);
  const url = await started.url(DATABASE);
  await migrate(url);
  return { url, leave: started.stop };
}

/** How often it is looked again: where a board that runs was switching its database just when it was looked for. */
const TRIES = 5;

/**
 * Finds the PostgreSQL that runs here, if any. As long as a command is at work the board's night does not begin: its switch would cut it
 * off; and where that is under way, it is waited for.
 */
async function readRunning(): Promise<string | undefined> {
  const { DATA_DIR } = config();
  for (let tries = 1; ; tries++) {
    // Once more where there is none: it waits while folders move, which may have begun behind its back.
    const running =
      (await runningDatabase(DATA_DIR, DATABASE)) ?? (await runningDatabase(DATA_DIR, DATABASE));
    if (!running) return undefined;
    try {
      reader = await connectToRead(running);
      return running;
    } catch (error) {
      if (tries === TRIES) throw error;
      await pause(tries * 200);
    }
  }
}

/** After `letMove`: from now on the board that runs does not move its database again, as long as this command is at work. */
export async function reachAgain(): Promise<void> {
  await readRunning();
}

let started: DatabaseServer | undefined;
let reader: pg.Client | undefined;

/** From now on the board that runs may move its database: for a command that asks it to. */
export async function letMove(): Promise<void> {
  const connection = reader;
  reader = undefined;
  await connection?.end();
}

/** Our own PostgreSQL, where this command had to start it. */
export function startedHere(): DatabaseServer | undefined {
  return started;
}
