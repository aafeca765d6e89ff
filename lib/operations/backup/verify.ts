import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import pg from 'pg';
import { type BackupLookThrough, importBackup, lookThrough } from '#lib/operations/backup/import';
import { KeeperError } from '#lib/operations/errors';
import { refuseNewer } from '#lib/operations/restore/checks';
import { config } from '#lib/platform/config/config';
import { eraseDataDir } from '#lib/platform/database/cluster';
import { copyOut, settle } from '#lib/platform/database/copy';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';

/**
 * Restores a backup into a PostgreSQL of its own, which is thrown away, and compares what is there then with what was written down:
 * the rows of every table, the bytes of every picture. @param key the identity that opens it
 * @returns what to tell the keeper. @throws KeeperError where they differ
 */
export async function verify(file: string, key: string): Promise<string> {
  const looked = await lookThrough(file, key);
  refuseNewer(looked);
  const within = path.join(config().DATA_DIR, 'backups');
  await mkdir(within, { recursive: true });
  const folder = await mkdtemp(path.join(within, `.verify-${process.pid}-`));
  await chmod(folder, 0o755); // PostgreSQL's account must be able to enter
  try {
    const server = await startDatabase(folder, () => {});
    try {
      const url = await server.url('verify');
      await migrate(url, looked.manifest.migrations);
      await compare(url, { file, key, looked, pictures: path.join(folder, 'pictures') });
    } finally {
      await server.stop();
    }
  } finally {
    await eraseDataDir(folder);
  }
  return `The backup is whole: restored, it is the board as it was at ${looked.manifest.madeAt}.`;
}

type Compared = { file: string; key: string; looked: BackupLookThrough; pictures: string };

async function compare(url: string, { file, key, looked, pictures }: Compared) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const onFile = async (name: string, hash: string) => {
      if ((await hashOf(createReadStream(path.join(pictures, name)))) !== hash) differs(name);
    };
    await importBackup(client, { file, key }, { folder: pictures, onFile });
    await client.query('BEGIN');
    await settle(client);
    for (const { table, hash } of looked.tables)
      if ((await hashOf(copyOut(client, table, { orderBy: table.order }))) !== hash) differs(table.name);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function hashOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}

function differs(what: string): never {
  throw new KeeperError(`Restored, ${what} is not what was written down: do not rely on this backup.`);
}
