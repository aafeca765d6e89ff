import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { keepList, newestList } from '#bin/restore-list';
import { refuseNewer, refuseOld, restoreKey } from '#bin/restoring';
import { Refused } from '#bin/trouble';
import { importBackup, type Looked, lookThrough } from '#lib/backup/import';
import { mirrorErased } from '#lib/backup/jobs';
import { know, knownBy, listBeside } from '#lib/backup/known';
import {
  clearDatabase,
  clearFolder,
  hasFiles,
  isFree,
  isHalfRestored,
  markHalf,
  markWhole,
} from '#lib/backup/target';
import { config } from '#lib/config/config';
import { type KeyName, keepKey } from '#lib/config/keys';
import { refuseQuantities } from '#lib/database/catalogue';
import { database } from '#lib/database/client';
import { startDatabase } from '#lib/database/embedded';
import { migrate } from '#lib/database/migrate';
import { eraseListed } from '#lib/forgetting/erased';
import { forgetByHand } from '#lib/forgetting/jobs';
import { picturesFolder } from '#lib/pictures/files';
import { matchPictures } from '#lib/pictures/jobs';

/**
 * Brings a board back. The whole file is looked through before anything changes; while it is brought back the data directory is marked
 * as half, so that nothing starts on it and the next restore begins anew. It is whole when what has passed since is forgotten.
 * Says on the way what it does. @throws Refused, Unopenable
 */
export async function* restore(file: string, old: boolean): AsyncGenerator<string> {
  const key = restoreKey();
  yield 'Looking through the backup';
  const looked = await lookThrough(file, key);
  refuseNewer(looked);
  refuseOld(looked, old);
  refuseOtherSecret(looked);
  const list = await newestList(file, looked);
  const { DATA_DIR, TZ } = config();
  process.env.TZ = TZ;
  mkdirSync(DATA_DIR, { recursive: true });
  const again = await isHalfRestored(DATA_DIR);
  if (!again && (await hasFiles(picturesFolder())))
    throw new Refused(`${DATA_DIR} holds pictures. ${ELSEWHERE}`);
  const { url, leave } = await reachTarget();
  try {
    await within(url, async (client) => {
      if (!again && !(await isFree(client)))
        throw new Refused(`Somebody's board is there already. ${ELSEWHERE}`);
      await markHalf(DATA_DIR);
      await clearDatabase(client);
    });
    yield 'Bringing the board back';
    await clearFolder(picturesFolder());
    await keepKeys({ ...looked.keys, backup: key });
    await migrate(url, looked.manifest.migrations);
    await within(url, (client) => importBackup(client, file, key, picturesFolder()));
    await migrate(url);
    await refuseQuantities(url);
    process.env.DATABASE_URL = url;
    yield 'Forgetting what has passed since';
    if (list) await within(url, (client) => keepList(client, list));
    await eraseListed();
    await forgetByHand();
    await matchPictures();
    await within(url, (client) => client.query('ANALYZE'));
    await know(await knownBy(file, looked));
    await mirrorErased();
    await database().$disconnect();
    await markWhole(DATA_DIR);
  } finally {
    await leave();
  }
  if (!list)
    yield `There is no list of what was erased early beside the backup (${listBeside(file)}): whoever left after it was made is back with it. Erase them: npm run keeper -- erase NAME`;
  yield `The board is back as it was at ${looked.manifest.madeAt}, without what has passed since. Start it: npm start`;
}

const ELSEWHERE =
  'Restore into an empty data directory (DATA_DIR), or into an empty database (DATABASE_URL).';

/** What is sealed opens with the secret of the backup only. */
function refuseOtherSecret({ keys }: Looked): void {
  const { SECRET } = config();
  if (SECRET && SECRET !== keys.secret)
    throw new Refused(
      'SECRET is not the one that this board was sealed with. Leave it out, and restore; npm run keeper -- rotate then makes it another.',
    );
}

async function reachTarget(): Promise<{ url: string; leave: () => Promise<void> }> {
  const { DATABASE_URL, DATA_DIR } = config();
  if (DATABASE_URL) return { url: DATABASE_URL, leave: async () => {} };
  const server = await startDatabase(DATA_DIR, () => {});
  return { url: await server.url('fournil'), leave: () => server.stop() };
}

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server went away: what was asked of it says so
  await client.connect();
  return await work(client).finally(() => client.end());
}

/** The keys of the backup, and the one it was opened with, become those of the data directory. */
async function keepKeys(keys: Partial<Record<KeyName, string>>): Promise<void> {
  for (const name of ['secret', 'before', 'actions', 'erased', 'backup'] satisfies KeyName[]) {
    const key = keys[name];
    if (key && (name !== 'secret' || !config().SECRET)) await keepKey(name, key);
  }
}
