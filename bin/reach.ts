import { Refused } from '#bin/trouble';
import { isHalfRestored } from '#lib/backup/target';
import { config } from '#lib/config/config';
import { runningDatabase, startDatabase } from '#lib/database/embedded';
import { migrate } from '#lib/database/migrate';

/** Refuses a data directory that holds half of what a restore brings. @throws Refused */
export async function refuseHalf(): Promise<void> {
  if (await isHalfRestored(config().DATA_DIR))
    throw new Refused(
      'A restore into this data directory was cut off. Run npm run restore once more: it begins anew.',
    );
}

/** Makes the board's database reachable, without disturbing a board that runs. @returns how to leave it as it was. */
export async function reach(): Promise<() => Promise<void>> {
  const { DATABASE_URL, DATA_DIR, TZ } = config();
  process.env.TZ = TZ;
  await refuseHalf();
  if (DATABASE_URL) return async () => {};
  const running = await runningDatabase(DATA_DIR, 'fournil');
  if (running) {
    process.env.DATABASE_URL = running;
    return async () => {};
  }
  const server = await startDatabase(DATA_DIR, console.log);
  process.env.DATABASE_URL = await server.url('fournil');
  await migrate(process.env.DATABASE_URL);
  return () => server.stop();
}
