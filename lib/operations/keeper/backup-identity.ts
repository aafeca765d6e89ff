import { existsSync } from 'node:fs';
import { makeIdentity } from '#lib/operations/backup/age';
import { KeeperError } from '#lib/operations/errors';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile } from '#lib/platform/config/keys';
import { recipientOf } from '#lib/platform/config/recipient';

/**
 * Makes the pair to which backups are sealed, and shows it: the identity is kept nowhere, so it is for a terminal only, where it
 * does not end in a file or a log. @returns what to show. @throws KeeperError where it would
 */
export async function backupIdentity(): Promise<string> {
  if (!process.stdout.isTTY)
    throw new KeeperError(
      'An identity is shown at a terminal only, so that it does not end in a file or a log of this machine: npm run keeper -- backup-identity',
    );
  const identity = await makeIdentity();
  const { BACKUP_RECIPIENT } = config();
  return [
    'Who has this opens the backups. It is shown only now, and kept nowhere here: write it down, or put it where this machine is not.',
    `  ${identity}`,
    `Then put this line into .env, and start the board again:`,
    `  BACKUP_RECIPIENT=${recipientOf(identity)}`,
    ...(BACKUP_RECIPIENT
      ? [
          'There is one already. Backups that were made for it open with its identity only: keep that for a week.',
        ]
      : []),
    ...(existsSync(keyFile('backup'))
      ? [
          `Backups from before open with this key, which is deleted here a week after the update:`,
          `  ${keptKey('backup')}`,
        ]
      : []),
  ].join('\n\n');
}
