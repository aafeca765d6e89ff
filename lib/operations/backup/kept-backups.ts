import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOfFile } from '#lib/operations/backup/file';
import { config } from '#lib/platform/config/config';
import { alone } from '#lib/platform/database/backups-lock';
import { eraseAll } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';
import { cutoff } from '#lib/values/periods';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * A backup that this board made: its id, where it was put, when (ISO 8601), and its SHA-256 (hex), by which its file is known again; none
 * as long as it is being made.
 */
export type KeptBackup = { id: string; file: string; madeAt: string; hash?: string };

/** Where backups are kept that nobody named a place for, and beside them what is known of all of them. */
export const backupsFolder = (): string => path.join(config().DATA_DIR, 'backups');
/** The list of what was erased early, as it stands beside a backup. */
export const listBeside = (file: string): string => `${file}.erased`;
/** The SHA-256 of a backup, as it stands beside it: `sha256sum -c` reads it. */
export const hashBeside = (file: string): string => `${file}.sha256`;

/** Where a note of each backup lies. */
export const notesFolder = (): string => path.join(backupsFolder(), 'known');

/** Notes a backup, before there is its file: from then on the list stands beside it, and it goes when its time is over. */
export async function noteBackup({ id, file, madeAt, hash = '' }: KeptBackup): Promise<void> {
  await mkdir(notesFolder(), { recursive: true, mode: 0o700 });
  await writeWhole(path.join(notesFolder(), id), `${madeAt}\n${file}\n${hash}\n`);
}

/** Writes the SHA-256 of a backup beside it. */
export async function writeHash({ file, hash }: KeptBackup): Promise<void> {
  await writeWhole(hashBeside(file), `${hash}  ${path.basename(file)}\n`);
}

/** It was not made after all, or is gone. */
export async function removeNote(id: string): Promise<void> {
  await eraseAll(path.join(notesFolder(), id));
}

/** Another backup has taken the place of those whose file it has. */
export async function removeReplacedNotes({ id, file }: KeptBackup): Promise<void> {
  for (const known of await keptBackups())
    if (known.file === file && known.id !== id) await removeNote(known.id);
}

/** The backups that were made within their time, wherever they are by now. */
export async function keptBackups(): Promise<KeptBackup[]> {
  const found: KeptBackup[] = [];
  for (const id of await readdir(notesFolder()).catch(() => [] as string[])) {
    const text = isId(id) ? await readFile(path.join(notesFolder(), id), 'utf8').catch(() => '') : '';
    const [madeAt = '', file = '', hash = ''] = text.split('\n');
    if (file) found.push({ id, file, madeAt, ...(hash && { hash }) });
  }
  return found;
}

/** The day ('YYYY-MM-DD') on which the oldest backup was made, or undefined where there is none. */
export async function oldestBackup(): Promise<string | undefined> {
  const [first] = (await keptBackups()).map(({ madeAt }) => madeAt).sort();
  return first && dayOf(new Date(first), zone());
}

/**
 * Erases backups whose time is over, with what stands beside each. A file that somebody put in the place of one stays; one that was carried
 * elsewhere is no longer ours. @returns whether there were any
 */
export async function deleteOldBackups(at: Date): Promise<boolean> {
  return eraseBackups(({ madeAt }) => new Date(madeAt) <= cutoff('backup', at));
}

/** Erases all of them, where something must be in none. */
export async function eraseAllBackups(): Promise<void> {
  await eraseBackups(() => true);
}

async function eraseBackups(isOver: (known: KeptBackup) => boolean): Promise<boolean> {
  if (!(await keptBackups()).some(isOver)) return false;
  await alone(async () => {
    for (const known of (await keptBackups()).filter(isOver)) {
      const { id, file, hash } = known;
      if (hash && existsSync(file) && (await hashOfFile(file)) === hash) await eraseAll(file);
      await eraseBeside(known);
      await removeNote(id);
    }
  });
  return true;
}

/** Erases what stands beside a backup, unless another has taken its place meanwhile. */
async function eraseBeside({ id, file }: KeptBackup): Promise<void> {
  if ((await keptBackups()).some((other) => other.file === file && other.id !== id)) return;
  await eraseAll(listBeside(file));
  await eraseAll(hashBeside(file));
}

/** Writes a small file, so that it is whole or not there; with its time on the hour. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const hour = Math.floor(now().getTime() / 3_600_000) * 3_600_000;
  await replaceFile(file, text, { time: new Date(hour) });
}
