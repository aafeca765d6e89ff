import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ID, idIn } from '#lib/operations/backup/sealed';
import { config } from '#lib/platform/config/config';
import { eraseAll } from '#lib/platform/files/overwrite';
import { replaceFile } from '#lib/platform/files/replace';
import { cutoff } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** A backup that this board made: by what its file is known again, where it was put, and when (ISO 8601). */
export type KeptBackup = { id: string; file: string; madeAt: string };

/** Where backups are kept that nobody named a place for, and beside them what is known of all of them. */
export const backupsFolder = (): string => path.join(config().DATA_DIR, 'backups');
/** The list of what was erased early, as it stands beside a backup. */
export const listBeside = (file: string): string => `${file}.erased`;

const notesFolder = () => path.join(backupsFolder(), 'known');

/** Notes a backup before it is made: from then on the list stands beside it, and it goes when its time is over. */
export async function noteBackup({ id, file, madeAt }: KeptBackup): Promise<void> {
  await mkdir(notesFolder(), { recursive: true, mode: 0o700 });
  await writeWhole(path.join(notesFolder(), id), `${madeAt}\n${file}\n`);
}

/** What is known of a backup that another data directory made and this one has read. */
export async function noteOf(
  file: string,
  { manifest }: { manifest: { madeAt: string } },
): Promise<KeptBackup> {
  return { id: (await idOf(file)) ?? '', file, madeAt: manifest.madeAt };
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
    const text = await readFile(path.join(notesFolder(), id), 'utf8').catch(() => '');
    const [madeAt = '', file = ''] = text.split('\n');
    if (ID.test(id) && file) found.push({ id, file, madeAt });
  }
  return found;
}

/** The day ('YYYY-MM-DD') on which the oldest backup was made, or undefined where there is none. */
export async function oldestBackup(): Promise<string | undefined> {
  const [first] = (await keptBackups()).map(({ madeAt }) => madeAt).sort();
  return first && dayOf(new Date(first), zone());
}

/**
 * Deletes backups whose time is over, with the list beside each. A file that somebody put in the place of one stays; one that was carried
 * elsewhere is no longer ours. @returns whether there were any
 */
export async function deleteOldBackups(at: Date): Promise<boolean> {
  let any = false;
  for (const { id, file, madeAt } of await keptBackups()) {
    if (new Date(madeAt) > cutoff('backup', at)) continue;
    any = true;
    if ((await idOf(file)) === id) await eraseAll(file);
    await eraseAll(listBeside(file));
    await removeNote(id);
  }
  return any;
}

/** By what a file is known as the backup it is; undefined where it is none, or gone. */
async function idOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return idIn(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Writes a small file beside its place and moves it there, so that it is whole or not there; with its time on the hour. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const hour = Math.floor(now().getTime() / 3_600_000) * 3_600_000;
  await replaceFile(file, text, { time: new Date(hour) });
}
