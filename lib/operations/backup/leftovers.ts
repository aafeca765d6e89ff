import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { backupsFolder, keptBackups } from '#lib/operations/backup/kept-backups';
import { eraseDataDir } from '#lib/platform/database/cluster';
import { eraseAll } from '#lib/platform/files/overwrite';
import { now } from '#lib/values/time/clock';

const DAY = 24 * 60 * 60 * 1000;

/** Removes what a backup or its verifying left when its process was killed. @param folders where such things may lie */
export async function removeLeftovers(folders: string[]): Promise<void> {
  for (const folder of [...folders, backupsFolder()])
    for (const name of await namesIn(folder)) {
      const [, what, pid] = /^\.(backup|verify)-(\d+)-/.exec(name) ?? [];
      const thing = path.join(folder, name);
      if (!pid || !(await isLeft(thing, pid))) continue;
      await (what === 'verify' ? eraseDataDir : eraseAll)(thing);
    }
  for (const { file } of await keptBackups()) await removeHalf(file);
}

/** Removes what was written of a backup that was cut off. */
async function removeHalf(file: string): Promise<void> {
  const begins = `${path.basename(file)}.`;
  for (const name of await namesIn(path.dirname(file))) {
    const pid = name.startsWith(begins) && /^(\d+)\.partial$/.exec(name.slice(begins.length))?.[1];
    const thing = path.join(path.dirname(file), name);
    if (pid && (await isLeft(thing, pid))) await eraseAll(thing);
  }
}

const namesIn = (folder: string) => readdir(folder).catch(() => [] as string[]);

async function isLeft(thing: string, pid: string): Promise<boolean> {
  const isOld = async () => now().getTime() - (await stat(thing)).mtimeMs > DAY;
  return !lives(Number(pid)) || (await isOld().catch(() => false));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
