import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { BackupLookThrough } from '#lib/operations/backup/import';
import { backupsFolder, listBeside } from '#lib/operations/backup/kept-backups';
import { KeeperError } from '#lib/operations/errors';
import { deleteList, keepListed } from '#lib/operations/restore/list.sql';
import { run } from '#lib/platform/database/statement';
import { readTombstoneList, TOMBSTONES_TOPIC, type TombstoneList } from '#lib/platform/database/tombstones';
import { transaction } from '#lib/platform/database/transaction';

/**
 * The newest list of what was erased early that can be found: beside the backup, or in the data directory. Undefined where there is none
 * that is newer than the backup itself. @throws Refused where the one beside the backup is damaged
 */
export async function newestList(
  file: string,
  { manifest, keys }: BackupLookThrough,
): Promise<TombstoneList | undefined> {
  const key = keys.erased ?? '';
  const beside = await textOf(listBeside(file));
  if (beside !== undefined && !readTombstoneList(beside, key))
    throw new KeeperError(
      `${listBeside(file)} is damaged, or of another board. Bring back the one that was written, or take it away: whoever left after the backup was made may then come back with it.`,
    );
  const texts = [
    await textOf(path.join(backupsFolder(), TOMBSTONES_TOPIC)),
    await textOf(path.join(path.dirname(file), TOMBSTONES_TOPIC)),
    beside,
  ];
  const lists = texts.flatMap((text) => (text === undefined ? [] : (readTombstoneList(text, key) ?? [])));
  const [newest] = lists.sort((a, b) => b.asOf.localeCompare(a.asOf));
  return newest && newest.asOf >= manifest.madeAt.slice(0, newest.asOf.length) ? newest : undefined;
}

/** Who may be back with a backup after all, in words for the keeper. */
export function wordsOfList(file: string, list: TombstoneList | undefined): string {
  const erase = 'Erase them: npm run keeper -- erase NAME';
  if (list)
    return `What people erased since stays erased, by the list of ${list.asOf.replace('T', ', ')} o'clock (UTC). If the board ran on after this copy of the list was carried away, whoever left after that is back. ${erase}`;
  return `There is no list of what was erased early beside the backup (${listBeside(file)}), or none that is as new as it: whoever left after it was made is back, and what was withdrawn. ${erase}`;
}

/** Makes a list the one of the database. */
export async function keepList(client: pg.Client, { erased }: TombstoneList): Promise<void> {
  const hashes = erased.map(({ hash }) => Buffer.from(hash, 'base64url'));
  await transaction(client, async () => {
    await run(client, deleteList, {});
    await run(client, keepListed, { hashes, days: erased.map(({ day }) => day) });
  });
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}
