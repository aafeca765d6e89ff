import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstBytes } from '#lib/operations/backup/file';
import {
  backupsFolder,
  keptBackups,
  listBeside,
  notesFolder,
  writeWhole,
} from '#lib/operations/backup/kept-backups';
import { idOfBefore } from '#lib/operations/backup/sealed-before';
import { config } from '#lib/platform/config/config';
import { keyFile } from '#lib/platform/config/keys';
import { alone } from '#lib/platform/database/backups-lock';
import { eraseAll } from '#lib/platform/files/overwrite';
import { retention } from '#lib/values/periods';

// Backups from before open with a key that lies beside them on this machine, so they go: when the first one is there that the machine
// cannot open, and where nobody says to whom that would be sealed, a day after the board was brought up to date. The key goes a week
// after: until then whoever keeps the machine can still be shown it, for a backup that they carried elsewhere.

const DAY = 24 * 60 * 60 * 1000;

/** How notes of them are called: after the salt of the file. */
const ID_OF_BEFORE = /^[A-Za-z0-9_-]{43}$/;

/** When it was first seen that this board was one of before. */
const sinceFile = () => path.join(backupsFolder(), 'since');

/** Whether there are backups from before, or the key that opens them. */
export async function isAnyOfBefore(): Promise<boolean> {
  return existsSync(keyFile('backup')) || (await backupsOfBefore())[0] !== undefined;
}

/** Erases them when it is time, with the lists beside them and their key. @returns whether there were any */
export async function eraseBackupsOfBefore(at: Date): Promise<boolean> {
  if (!(await isAnyOfBefore())) return false;
  return await alone(async () => {
    const since = await sinceWhen(at);
    const old = await backupsOfBefore();
    const isNewThere = (await keptBackups()).some(({ file, hash }) => hash && existsSync(file));
    const isLongAgo =
      at.getTime() - since.getTime() >= (config().BACKUP_RECIPIENT ? retention('backup') : DAY);
    const goes = old.filter(
      ({ madeAt }) =>
        isNewThere || isLongAgo || at.getTime() - new Date(madeAt).getTime() >= retention('backup'),
    );
    for (const { id, file } of goes) {
      if (existsSync(file) && idOfBefore(await firstBytes(file)) === id) await eraseAll(file);
      if (!(await keptBackups()).some((other) => other.file === file)) await eraseAll(listBeside(file));
      await eraseAll(path.join(notesFolder(), id));
    }
    if (!(old.length > goes.length) && at.getTime() - since.getTime() >= retention('backup')) {
      await eraseAll(keyFile('backup'));
      await eraseAll(sinceFile());
    }
    return goes.length > 0;
  });
}

async function sinceWhen(at: Date): Promise<Date> {
  const text = await readFile(sinceFile(), 'utf8').catch(() => undefined);
  if (text) return new Date(text.trim());
  await writeWhole(sinceFile(), `${at.toISOString().slice(0, 13)}:00:00Z\n`);
  return at;
}

type OfBefore = { id: string; file: string; madeAt: string };

async function backupsOfBefore(): Promise<OfBefore[]> {
  const found: OfBefore[] = [];
  for (const id of await readdir(notesFolder()).catch(() => [] as string[])) {
    if (!ID_OF_BEFORE.test(id)) continue;
    const [madeAt = '', file = ''] = (await readFile(path.join(notesFolder(), id), 'utf8')).split('\n');
    found.push({ id, file, madeAt });
  }
  return found;
}

/** What the start says of them. */
export const WORDS_OF_BEFORE =
  'Backups that were made before this update open with a key that lies on this machine. They are written over as soon as there is a new one, and where there is no BACKUP_RECIPIENT a day after the update; npm run keeper -- backup-identity shows the key, if you carry one elsewhere.';
