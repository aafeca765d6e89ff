import { thingAt } from '#lib/folds/thing/queries';
import { todaysBackup } from '#lib/operations/backup/daily';
import { eraseAllBackups } from '#lib/operations/backup/kept-backups';
import { makeBackup } from '#lib/operations/backup/make';
import { KeeperError } from '#lib/operations/errors';
import { eraseBytes, type Given } from '#lib/operations/keeper/forget';
import { config } from '#lib/platform/config/config';
import { eraseThing } from '#lib/reports/erasing/mutations';

/** Behind an address: all backups on this machine are written over, and a new one is made. */
const BACKUPS = / --backups$/;

/** Whether what the keeper typed is an address on this board, not a name. */
export const isAddress = (typed: string): boolean => typed.includes('/');

/**
 * Erases what stands at an address of this board, at once and with its bytes, and keeps a restore from bringing it back; nobody is told.
 * @returns what was done, in words
 */
export async function eraseAt(typed: string, given: Given): Promise<string> {
  const address = typed.replace(BACKUPS, '');
  const thing = URL.canParse(address, 'http://board') ? await thingAt(address) : undefined;
  if (!thing) throw new KeeperError(`Nothing stands at ${address}.`);
  const { kind, id } = thing;
  if (kind === 'version')
    throw new KeeperError('What a page was before goes with its page, or within thirty days.');
  await eraseThing({ kind, id });
  const said = ['It is erased, and no restore brings it back.', await eraseBytes(given)];
  if (BACKUPS.test(typed)) said.push(await renewBackups());
  else
    said.push(
      'Backups hold it until they go, within seven days; with --backups behind the address they go now.',
    );
  return said.join('\n\n');
}

async function renewBackups(): Promise<string> {
  await eraseAllBackups();
  if (!config().BACKUP_RECIPIENT)
    return 'All backups on this machine are written over; none is made, as none is sealed to anybody.';
  await makeBackup(todaysBackup(), { overwrite: true });
  return `All backups on this machine are written over, and there is a new one: ${todaysBackup()}. Of copies elsewhere you know.`;
}
