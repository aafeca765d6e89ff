import { checkPlace, checkThere } from '#lib/operations/backup/file-arguments';
import { makeBackup } from '#lib/operations/backup/make';
import { verify } from '#lib/operations/backup/verify';
import type { CommandArguments } from '#lib/operations/command-line';
import { KeeperError } from '#lib/operations/errors';
import { openingKey } from '#lib/operations/restore/opening-key';
import { reach } from '#lib/operations/start/reach';

/** Makes a backup, or sees whether one is whole; a signal to stop ends it in order. @returns what to tell the keeper */
export async function backUp({ file, options, identity }: CommandArguments): Promise<string> {
  if (options.includes('--verify')) {
    checkThere(file);
    return await verify(file, await openingKey(file, identity));
  }
  checkPlace(file);
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  const leaveIt = await reach();
  try {
    const overwrite = options.includes('--overwrite');
    return (await makeBackup(file, { overwrite, signal: stopping.signal })).join('\n\n');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new KeeperError(isThere(file)) : error;
  } finally {
    await leaveIt();
  }
}

const isThere = (file: string) =>
  `${file} is there already: choose another name, or say npm run backup -- --overwrite ${file}`;
