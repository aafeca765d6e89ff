import { existsSync } from 'node:fs';
import type pg from 'pg';
import type { BackupLookThrough } from '#lib/operations/backup/import';
import { KeeperError } from '#lib/operations/errors';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile, sealedWith } from '#lib/platform/config/keys';
import { tryLockBoardAlone } from '#lib/platform/database/board-lock';
import { migrations } from '#lib/platform/database/migrate';
import { cutoff } from '#lib/values/periods';
import { sameBytes } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** @throws Refused where a backup has what this Fournil does not know */
export function refuseNewer({ manifest }: BackupLookThrough): void {
  const known = migrations();
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new KeeperError(`This backup was made by a newer Fournil (${unknown.join(', ')}). Update first.`);
}

/** @throws Refused where a backup is past its time, or this machine's clock stands before it was made */
export function refuseOld({ manifest }: BackupLookThrough, asked: boolean): void {
  const made = new Date(manifest.madeAt);
  if (made > now())
    throw new KeeperError(
      `By this machine's clock (${now().toISOString()}) the backup is still to be made (${manifest.madeAt}). Set the clock right: what is forgotten goes by it.`,
    );
  if (made <= cutoff('backup', now()) && !asked)
    throw new KeeperError(
      `This backup is older than a week (${manifest.madeAt}). The list of what people erased early is kept for a week only: restored, it might bring back somebody who left, or what somebody withdrew.\nIf nothing else is left: npm run restore -- --old FILE`,
    );
}

export const ELSEWHERE =
  'Restore into an empty data directory (DATA_DIR), or into an empty database (DATABASE_URL).';

/** What is sealed opens with the secret of the backup only. @throws Refused where the environment has another */
export function refuseOtherSecret({ keys }: BackupLookThrough): void {
  const { SECRET } = config();
  if (SECRET && SECRET !== keys.secret)
    throw new KeeperError(
      'SECRET is not the one that this board was sealed with. Leave it out, and restore; npm run keeper -- rotate then makes it another.',
    );
}

/** @throws Refused where a board that nobody is on yet serves from this database: it would go on with what it knew */
export async function refuseServing(client: pg.ClientBase): Promise<void> {
  if (!(await tryLockBoardAlone(client)))
    throw new KeeperError('A board runs on this database, or another restore is at work. Stop it first.');
}

/**
 * A board by DATABASE_URL keeps its secret in a data directory without a database, and nothing of its own would open without it.
 * @throws Refused where this data directory keeps the secret of another board than the free one that is here
 */
export async function refuseOthersKeys(client: pg.ClientBase, { keys }: BackupLookThrough): Promise<void> {
  if (!existsSync(keyFile('secret'))) return;
  const here = keptKey('secret');
  if (here === keys.secret) return;
  const { rows: tables } = await client.query(`SELECT to_regclass('public."Board"') IS NOT NULL AS board`);
  const { rows } = tables[0].board
    ? await client.query('SELECT "sealedWith" AS with FROM "Board"')
    : { rows: [] };
  if (rows[0]?.with && sameBytes(rows[0].with, sealedWith(here))) return;
  throw new KeeperError(
    `${keyFile('secret')} is the secret of another board, which would be lost. ${ELSEWHERE}`,
  );
}
