import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptKey } from '#lib/platform/config/keys';
import { type Account, databaseAccount } from '#lib/platform/database/account';
import { postgresBinaries } from '#lib/platform/database/binaries';
import { clusterFolder, makeCluster } from '#lib/platform/database/cluster';
import { type Connection, clientOf, lockAsOurs, urlOf } from '#lib/platform/database/connection';
import { finishSwitch, leftovers, nightOf, unmark, waitWhileMoving } from '#lib/platform/database/folders';
import { keepHolding } from '#lib/platform/database/holding';
import { type Holding, renew } from '#lib/platform/database/night';
import { clientTo } from '#lib/platform/database/night-copy';
import { hasRoomForNight } from '#lib/platform/database/night-room';
import type { NightBoundary } from '#lib/platform/database/night-switch';
import { freePort } from '#lib/platform/database/port';
import type { Place } from '#lib/platform/database/postgres-process';
import { Postmaster } from '#lib/platform/database/postmaster';
import { clearStaleLockFile } from '#lib/platform/database/stale-lock-file';
import { eraseAll, finishErasing } from '#lib/platform/files/overwrite';

/** A running embedded PostgreSQL. */
export type DatabaseServer = {
  /** The connection string of a database on it, made if it is not there. */
  url(name: string): Promise<string>;
  /**
   * Moves the living rows of a database to fresh files and erases the old ones, while `holding` holds what writes. Where it fails before
   * the switch, everything goes on as it was. @throws what failed
   */
  renew(name: string, holding: Holding, at?: NightBoundary): Promise<void>;
  /** Stops it, letting what runs finish its statement. */
  stop(): Promise<void>;
};

// A socket's path has 103 bytes on macOS and 107 on Linux; longer ones go by loopback. The night's folder has a longer name.
const SOCKET_PATH_LIMIT = 103 - '.night/.s.PGSQL.5432'.length;

/**
 * Starts the PostgreSQL of a data directory, recovering from whatever stopped it before, and restarts it should it die.
 * @throws Error in words for the keeper: another Fournil runs on this data directory, no permission, a full disk.
 */
export async function startDatabase(dataDir: string, say: (line: string) => void): Promise<DatabaseServer> {
  const who = databaseAccount();
  const binaries = postgresBinaries(who);
  const folder = clusterFolder(dataDir, who);
  const password = keptKey('postgres');
  await waitWhileMoving(folder);
  finishSwitch(folder);
  await makeCluster({ binaries, folder, password, who });
  const short = Buffer.byteLength(folder) <= SOCKET_PATH_LIMIT;
  const endHolding = keepHolding(folder);
  const connection = { host: short ? folder : '127.0.0.1', port: short ? 5432 : await freePort(), password };
  if (clearStaleLockFile(folder)) {
    const there = listeningIn(folder, password) ?? connection;
    await stopLeftover({ binaries, folder, connection: there, who }, say);
  }
  const postmaster = new Postmaster({ binaries, folder, connection, who, say });
  await postmaster.start().catch(async (error) => {
    await endHolding();
    throw error;
  });
  // From here on it is ours alone: what a night left behind when it was cut off is in nobody's use.
  unmark(folder);
  const night = nightOf(folder);
  if (clearStaleLockFile(night)) stop(binaries, night, who);
  const cleared = Promise.all([eraseAll(...leftovers(folder)), finishErasing(path.dirname(folder))]);
  cleared.catch(() => say('What a night left behind could not be erased: it is tried again at the next'));
  return {
    url: (name) => postmaster.url(name),
    renew: async (name, holding, at) => {
      await cleared.catch(() => {});
      await renew(postmaster, { name, holding, at });
    },
    stop: async () => {
      await postmaster.stop();
      await endHolding();
    },
  };
}

/** Whether the next night has room on the disk of a data directory. @param url of its database, which is reached */
export async function hasRoomAtNight(dataDir: string, url: string): Promise<boolean> {
  const client = clientTo(url);
  await client.connect();
  const folder = clusterFolder(dataDir, databaseAccount());
  return await hasRoomForNight(client, folder).finally(() => client.end());
}

/** The connection string of a database on the PostgreSQL that runs in a data directory, or undefined where none runs. */
export async function runningDatabase(dataDir: string, name: string): Promise<string | undefined> {
  const folder = clusterFolder(dataDir, databaseAccount());
  await waitWhileMoving(folder);
  const there = clearStaleLockFile(folder) ? listeningIn(folder, keptKey('postgres')) : undefined;
  return there && urlOf(there, name);
}

/** Where a running PostgreSQL listens, by its lock file: its port stands on the fourth line, its socket's folder on the fifth. */
function listeningIn(folder: string, password: string): Connection | undefined {
  const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
  const [port, socket] = [Number(lines[3]), lines[4]];
  return port ? { host: socket || '127.0.0.1', port, password } : undefined;
}

async function stopLeftover(
  { binaries, folder, connection, who }: Omit<Place, 'say'>,
  say: (line: string) => void,
) {
  const client = clientOf(connection);
  const answered = await client.connect().then(
    () => lockAsOurs(client),
    () => {}, // it is starting or stopping: pg_ctl waits for it
  );
  await client.end().catch(() => answered);
  say('Stopping the PostgreSQL that an earlier start left behind');
  stop(binaries, folder, who);
}

function stop(binaries: string, folder: string, who: Account | undefined): void {
  const stopped = (how: string) =>
    spawnSync(path.join(binaries, 'bin/pg_ctl'), ['stop', '-D', folder, '-m', how, '-t', '60'], {
      ...who,
      cwd: '/',
    }).status === 0;
  if (!stopped('fast')) stopped('immediate'); // it recovers when it starts
}
