import path from 'node:path';
import { backupsFolder, keptBackups } from '#lib/operations/backup/kept-backups';
import { config } from '#lib/platform/config/config';
import { finishErasing } from '#lib/platform/files/overwrite';

/** The folders of a board in which files are erased or replaced, beside those of PostgreSQL. */
async function folders(): Promise<Set<string>> {
  const { DATA_DIR, BACKUP_DIR } = config();
  const inData = ['', 'keys', 'pictures', 'mail', 'log'].map((name) => path.join(DATA_DIR, name));
  const ofBackups = [backupsFolder(), path.join(backupsFolder(), 'known'), BACKUP_DIR ?? backupsFolder()];
  return new Set([...inData, ...ofBackups, ...(await keptBackups()).map(({ file }) => path.dirname(file))]);
}

/** Brings to its end whatever was being erased when a process of this board was killed, also by a power cut. */
export async function finishCutOff(): Promise<void> {
  for (const folder of await folders()) await finishErasing(folder);
}
