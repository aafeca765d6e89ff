import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { BackupLookThrough } from '#lib/operations/backup/import';
import { listBeside } from '#lib/operations/backup/kept-backups';
import { readTombstoneList, type TombstoneList } from '#lib/operations/backup/tombstone-list';
import { mainList } from '#lib/operations/backup/tombstone-mirror';
import { KeeperError } from '#lib/operations/errors';
import type { Find } from '#lib/operations/forgetting/erase-again';
import { keepListed } from '#lib/operations/restore/list.sql';
import { findInListOfBefore, readListOfBefore } from '#lib/operations/restore/list-before';
import { run } from '#lib/platform/database/statement';
import { erasedSince, openWords, TOMBSTONES_TOPIC } from '#lib/platform/database/tombstones';

/** A list of what was erased since a backup was made: as of which hour (UTC), what it says of a thing, and its words as they are sealed. */
export type ErasedSince = { asOf: string; find: Find; words: TombstoneList['words'] };

/** The backup that is brought back, and what opens it. */
type Opened = { file: string; key: string };

/**
 * The newest list of what was erased early that can be found: beside the backup, or in the data directory. Undefined where there is none
 * that is newer than the backup itself. @throws KeeperError where the one beside the backup is damaged
 */
export async function newestList(
  { file, key }: Opened,
  looked: BackupLookThrough,
): Promise<ErasedSince | undefined> {
  const beside = await textOf(listBeside(file));
  const read = (text: string) => readList(text, { key, looked });
  if (beside !== undefined && !read(beside))
    throw new KeeperError(
      `${listBeside(file)} is damaged, or of another board. Bring back the one that was written, or take it away: whoever left after the backup was made may then come back with it.`,
    );
  const texts = [
    await textOf(mainList()),
    await textOf(path.join(path.dirname(file), TOMBSTONES_TOPIC)),
    beside,
  ];
  const lists = texts.flatMap((text) => (text === undefined ? [] : (read(text) ?? [])));
  const [newest] = lists.sort((a, b) => b.asOf.localeCompare(a.asOf));
  return newest && newest.asOf >= looked.manifest.madeAt.slice(0, newest.asOf.length) ? newest : undefined;
}

function readList(
  text: string,
  { key, looked: { manifest, keys } }: { key: string; looked: BackupLookThrough },
): ErasedSince | undefined {
  const { erased = '' } = keys;
  if (!manifest.readAt) {
    const old = readListOfBefore(text, erased);
    return old && { asOf: old.asOf, find: findInListOfBefore(old, erased), words: [] };
  }
  const list = readTombstoneList(text, erased);
  if (!list) return undefined;
  const opened = (sealed: string[]) =>
    openWords(
      sealed.map((each) => Buffer.from(each, 'base64url')),
      key,
    );
  const [asOf] = opened(list.asOf.split(' '));
  const words = opened(list.words.map(({ sealed }) => sealed));
  return {
    asOf: asOf ? new Date(Number(BigInt(asOf.at) / 1000n)).toISOString().slice(0, 13) : '',
    find: erasedSince(words, manifest.readAt),
    words: list.words,
  };
}

/** Who may be back with a backup after all, in words for the keeper. */
export function wordsOfList(file: string, list: ErasedSince | undefined): string {
  const erase = 'Erase them: npm run keeper -- erase NAME';
  if (list)
    return `What people erased since stays erased, by the list of ${list.asOf.replace('T', ', ')} o'clock (UTC). If the board ran on after this copy of the list was carried away, whoever left after that is back. ${erase}`;
  return `There is no list of what was erased early beside the backup (${listBeside(file)}), or none that is as new as it: whoever left after it was made is back, and what was withdrawn. ${erase}`;
}

/** Adds the words of a list, as they are sealed, to the database: the next restore of this backup asks them as well. */
export async function keepList(client: pg.Client, { words }: ErasedSince): Promise<void> {
  const sealed = words.map((word) => Buffer.from(word.sealed, 'base64url'));
  await run(client, keepListed, { sealed, days: words.map(({ day }) => day) });
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}
