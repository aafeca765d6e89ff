import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter, databaseAccount } from '#lib/platform/database/account';
import { OUTSIDE } from '#lib/platform/database/binaries';
import { eraseRemoved } from '#lib/platform/database/held-files';
import { eraseAll } from '#lib/platform/files/overwrite';
import { moveOver, replaceFile } from '#lib/platform/files/replace';

/** The folder of a data directory's cluster: inside it, or outside where PostgreSQL's account cannot enter it. */
export function clusterFolder(dataDir: string, who: Account | undefined): string {
  mkdirSync(dataDir, { recursive: true });
  if (canEnter(who, dataDir)) return path.join(dataDir, 'postgres');
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return path.join(OUTSIDE, key, 'postgres');
}

/** Erases the cluster of a data directory, also what of its files is held. Nothing runs on it. */
export async function eraseCluster(dataDir: string): Promise<void> {
  const folder = clusterFolder(dataDir, databaseAccount());
  await eraseAll(folder);
  await eraseRemoved(folder);
}

/** Erases a data directory that is thrown away, with its cluster, which may lie outside it. Nothing runs on it. */
export async function eraseDataDir(dataDir: string): Promise<void> {
  await eraseAll(path.dirname(clusterFolder(dataDir, databaseAccount())));
  await eraseAll(dataDir);
}

const run = promisify(execFile);

/** PostgreSQL's programs, where its files are to be, the password of its one role, and as whom it runs. */
type NewCluster = { binaries: string; folder: string; password: string; who: Account | undefined };

/**
 * Makes the cluster if there is none. It is made beside its place and moved there when it is whole, so that a start that was cut
 * off leaves nothing half made.
 * @throws Error with what initdb said.
 */
export async function makeCluster({ binaries, folder, password, who }: NewCluster): Promise<void> {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return;
  const half = `${folder}.new`;
  await eraseAll(half);
  mkdirSync(path.dirname(half), { recursive: true, mode: 0o755 }); // PostgreSQL's account must be able to enter
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = `${half}.password`;
  await replaceFile(passwordFile, password);
  if (who) for (const name of [half, passwordFile]) chownSync(name, who.uid, who.gid);
  const options = [
    '-D',
    half,
    '-U',
    'fournil',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  try {
    await run(path.join(binaries, 'bin/initdb'), [...options, ...LOCALE], {
      ...who,
      cwd: '/',
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_ENV: 'production' },
    });
  } catch (error) {
    await eraseAll(half);
    const { message, stderr = '' } = error as Error & { stderr?: string };
    throw new Error(`PostgreSQL could not make its files in ${folder}:\n${stderr.trim() || message}`);
  } finally {
    await eraseAll(passwordFile);
  }
  chmodSync(half, 0o700);
  await moveOver(half, folder);
}

// With LC_CTYPE=C, pg_trgm silently finds nothing in Cyrillic, Arabic or Japanese.
const CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const LOCALE = ['--locale=C', `--lc-ctype=${CTYPE}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
