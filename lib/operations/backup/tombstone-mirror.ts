import 'server-only';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { backupsFolder, keptBackups, listBeside, writeWhole } from '#lib/operations/backup/kept-backups';
import {
  readTombstoneList,
  type TombstoneList,
  writeTombstoneList,
} from '#lib/operations/backup/tombstone-list';
import { keptKey } from '#lib/platform/config/keys';
import { alone } from '#lib/platform/database/backups-lock';
import { database } from '#lib/platform/database/client';
import { LOST, listener } from '#lib/platform/database/listener';
import { run } from '#lib/platform/database/statement';
import { sealAsOf, TOMBSTONES_TOPIC } from '#lib/platform/database/tombstones';
import { livingRecipients } from '#lib/platform/database/tombstones.sql';
import { eraseAll } from '#lib/platform/files/overwrite';
import { now } from '#lib/values/time/clock';

/** The list of all backups, in the data directory: the folder of one may be away. */
export const mainList = (): string => path.join(backupsFolder(), TOMBSTONES_TOPIC);

/**
 * Writes the list of what was erased early beside every backup, as the database has it now. Where a folder is away (a stick that was pulled
 * out), it is written there the next time. Where there is no backup there is no list.
 */
export const mirrorTombstones = (): Promise<void> => alone(mirrorWhileAlone);

/** The same, for whoever is alone with the backups already. @param anew a list that is written even if it says the same already */
export async function mirrorWhileAlone(anew?: string): Promise<void> {
  const kept = await keptBackups();
  if (!kept[0]) return await eraseAll(mainList());
  const recipients = (await run(database(), livingRecipients, {})).map(({ recipient }) => recipient);
  const rows = await database().sealedTombstone.findMany();
  const words = rows.map(({ sealed, expires }) => ({
    sealed: Buffer.from(sealed).toString('base64url'),
    day: expires.toISOString().slice(0, 10),
  }));
  const asOf = recipients.map((recipient) => sealAsOf(recipient, now())).join(' ');
  for (const file of [mainList(), ...kept.map(({ file }) => listBeside(file))])
    await writeBeside(file, { asOf: asOf || '-', words }, file === anew).catch(() => {});
}

/** What is the same already is not written anew: the file's time would tell that something was looked at. */
async function writeBeside(file: string, list: TombstoneList, isAnew: boolean): Promise<void> {
  await access(path.dirname(file));
  const key = keptKey('erased');
  const there = readTombstoneList(await readFile(file, 'utf8').catch(() => ''), key);
  const said = ({ words }: TombstoneList) =>
    words
      .map(({ sealed }) => sealed)
      .sort()
      .join();
  if (!isAnew && there && said(there) === said(list)) return;
  await writeWhole(file, writeTombstoneList(list, key));
}

const kept = globalThis as { fournilMirror?: Promise<void>; fournilMirrorAgain?: boolean };

/** Keeps the list beside the backups as it is in the database, as long as the process lives. */
export function startTombstoneMirror(): void {
  listener().hear((topic) => {
    if (topic === TOMBSTONES_TOPIC || topic === LOST) mirrorSoon();
  });
  mirrorSoon();
}

/** Once more at most, however much is erased meanwhile. */
function mirrorSoon(): void {
  if (kept.fournilMirror) {
    kept.fournilMirrorAgain = true;
    return;
  }
  kept.fournilMirror = mirrorTombstones()
    .catch(() => {}) // the database is away: the next change, or the next hour, sees
    .then(() => {
      kept.fournilMirror = undefined;
      if (!kept.fournilMirrorAgain) return;
      kept.fournilMirrorAgain = false;
      mirrorSoon();
    });
}
