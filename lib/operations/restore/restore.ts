import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { hashOfFile } from '#lib/operations/backup/file';
import { type BackupLookThrough, importBackup, lookThrough } from '#lib/operations/backup/import';
import { noteBackup } from '#lib/operations/backup/kept-backups';
import { mirrorTombstones } from '#lib/operations/backup/tombstone-mirror';
import { KeeperError } from '#lib/operations/errors';
import { eraseListed } from '#lib/operations/forgetting/erase-again';
import { forgetByHand } from '#lib/operations/forgetting/sweep';
import { DATABASE, night, type Standing } from '#lib/operations/night/night';
import {
  ELSEWHERE,
  refuseNewer,
  refuseOld,
  refuseOtherSecret,
  refuseOthersKeys,
  refuseServing,
} from '#lib/operations/restore/checks';
import { keepList, newestList, wordsOfList } from '#lib/operations/restore/list';
import {
  clearDatabase,
  clearFolder,
  hasFiles,
  isFree,
  isHalfRestored,
  markHalf,
  markWhole,
} from '#lib/operations/restore/target';
import { matchPictures } from '#lib/pictures/sweep';
import { config } from '#lib/platform/config/config';
import { type KeyName, keepKey } from '#lib/platform/config/keys';
import { refuseUndeclared } from '#lib/platform/database/catalogue';
import { database } from '#lib/platform/database/client';
import { eraseCluster } from '#lib/platform/database/cluster';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { NOBODY } from '#lib/platform/database/night';
import { picturesFolder } from '#lib/platform/files/picture-files';

/**
 * Brings a board back. The whole file is looked through before anything changes; while it is brought back the data directory is marked
 * as half, so that nothing starts on it and the next restore begins anew. It is whole when what has passed since is forgotten.
 * Says on the way what it does. @param key the identity that opens it. @throws KeeperError, Unopenable
 */
export async function* restore(
  { file, key }: { file: string; key: string },
  old: boolean,
): AsyncGenerator<string> {
  yield 'Looking through the backup';
  const looked = await lookThrough(file, key);
  refuseNewer(looked);
  refuseOld(looked, old);
  refuseOtherSecret(looked);
  const list = await newestList({ file, key }, looked);
  const { DATA_DIR, DATABASE_URL = 'ours', TZ } = config();
  process.env.TZ = TZ;
  mkdirSync(DATA_DIR, { recursive: true });
  if (!(await isHalfRestored(DATA_DIR)) && (await hasFiles(picturesFolder())))
    throw new KeeperError(`${DATA_DIR} holds pictures. ${ELSEWHERE}`);
  // What is half in one database says nothing of another.
  const again = await isHalfRestored(DATA_DIR, DATABASE_URL);
  const target = await reachTarget(again);
  const { url } = target;
  const lines: string[] = [];
  const holder = clientOf(url);
  try {
    await holder.connect();
    if (!again && !(await isFree(holder)))
      throw new KeeperError(`Somebody's board is there already. ${ELSEWHERE}`);
    await refuseServing(holder); // nor does one start meanwhile
    if (!again) {
      await refuseOthersKeys(holder, looked);
      await markHalf(DATA_DIR, DATABASE_URL);
    }
    await clearDatabase(holder);
    yield 'Bringing the board back';
    await clearFolder(picturesFolder());
    await keepKeys(looked.keys);
    await migrate(url, looked.manifest.migrations);
    await within(url, (client) => importBackup(client, { file, key }, { folder: picturesFolder() }));
    await migrate(url);
    await refuseUndeclared(url);
    process.env.DATABASE_URL = url;
    yield 'Forgetting what has passed since';
    if (list) await within(url, (client) => keepList(client, list));
    const isAnyListed = list !== undefined && (await eraseListed(list.find));
    const passed = await forgetByHand();
    await matchPictures();
    await within(url, (client) => client.query('ANALYZE'));
    await keepKnown(file, looked);
    await database().$disconnect();
    await holder.end();
    // What was brought back and erased again leaves no bytes behind either.
    if (isAnyListed || passed.size > 0) await night(target).catch(() => lines.push(BYTES_LEFT));
    await markWhole(DATA_DIR);
  } finally {
    await holder.end();
    await target.leave();
  }
  yield* lines;
  yield wordsOfList(file, list);
  yield `The board is back as it was at ${looked.manifest.madeAt}, without what has passed since. Start it: npm start`;
}

/** A disk may have room for a board, and none for another beside it. */
const BYTES_LEFT =
  'The bytes of what was forgotten on the way are still there: the board erases them in its next night, and npm run keeper -- forget at once.';

type Target = Standing & { url: string; leave: () => Promise<void> };

/** @param again what was brought back before is in the way: PostgreSQL would give its blocks free as they are */
async function reachTarget(again: boolean): Promise<Target> {
  const { DATABASE_URL, DATA_DIR } = config();
  if (DATABASE_URL) return { url: DATABASE_URL, leave: async () => {} };
  const start = () => startDatabase(DATA_DIR, () => {});
  let server = await start(); // ours alone, whatever the one before left running
  if (again) {
    await server.stop();
    await eraseCluster(DATA_DIR);
    server = await start();
  }
  return { server, holding: NOBODY, url: await server.url(DATABASE), leave: () => server.stop() };
}

function clientOf(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // the server went away: what was asked of it says so
  return client;
}

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = clientOf(url);
  await client.connect();
  return await work(client).finally(() => client.end());
}

/** From now on the backup goes in its time, and the list stands beside it. One from before opens with a key, and is its keeper's. */
async function keepKnown(file: string, { manifest: { id, madeAt } }: BackupLookThrough): Promise<void> {
  if (id) await noteBackup({ id, file, madeAt, hash: await hashOfFile(file) });
  await mirrorTombstones();
}

/** The keys of the backup become those of the data directory. */
async function keepKeys(keys: Partial<Record<KeyName, string>>): Promise<void> {
  for (const name of ['secret', 'before', 'actions', 'erased'] satisfies KeyName[]) {
    const key = keys[name];
    if (key && (name !== 'secret' || !config().SECRET)) await keepKey(name, key);
  }
}
