import { existsSync, readFileSync } from 'node:fs';
import { isOfBefore } from '#lib/operations/backup/archive-before';
import { firstBytes } from '#lib/operations/backup/file';
import { checkThere } from '#lib/operations/backup/file-arguments';
import { KeeperError } from '#lib/operations/errors';
import { askHidden, isAsked } from '#lib/operations/terminal';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile } from '#lib/platform/config/keys';
import { isIdentity } from '#lib/platform/config/recipient';

/**
 * What opens a backup: the identity in a file that is named, or in BACKUP_KEY, or as somebody types it at the terminal. Of a backup from before,
 * the key that was shown when it was made. @throws KeeperError where there is none
 */
export async function openingKey(file: string, identityFile?: string): Promise<string> {
  if (isOfBefore(await firstBytes(file))) return await keyOfBefore();
  const given = await askedIdentity(identityFile);
  if (given) return given;
  throw new KeeperError(
    'Only the identity opens a backup (AGE-SECRET-KEY-1…), and it is not on this machine. Name a file that holds it: --identity FILE; or say this at a terminal, where it is asked for.',
  );
}

/** An identity that somebody gives: in a file, in BACKUP_KEY, at the terminal; undefined where nobody does. @throws KeeperError where it is none */
export async function askedIdentity(file?: string): Promise<string | undefined> {
  if (file) {
    checkThere(file);
    return identityIn(readFileSync(file, 'utf8'));
  }
  const { BACKUP_KEY } = config();
  if (BACKUP_KEY) return identityIn(BACKUP_KEY);
  if (!isAsked()) return undefined;
  const typed = await askHidden(
    'The identity that opens the backups (AGE-SECRET-KEY-1…), or a file that holds it: ',
  );
  if (!typed) return undefined;
  return identityIn(existsSync(typed) ? readFileSync(typed, 'utf8') : typed);
}

/** The identity in a text as `age-keygen` writes it, with lines that begin with # between. @throws KeeperError where there is none */
function identityIn(text: string): string {
  const found = text
    .split('\n')
    .map((line) => line.trim())
    .find(isIdentity);
  if (found) return found;
  throw new KeeperError(
    'That is no identity: one begins with AGE-SECRET-KEY-1, and every sign of it counts.',
  );
}

async function keyOfBefore(): Promise<string> {
  const { BACKUP_KEY } = config();
  if (BACKUP_KEY) return BACKUP_KEY;
  if (existsSync(keyFile('backup'))) return keptKey('backup');
  const typed = isAsked() ? await askHidden('The key that was shown when this backup was made: ') : '';
  if (typed) return typed;
  throw new KeeperError(
    'This backup is of a release before, and opens with the key that was shown when it was made: BACKUP_KEY=… npm run restore -- FILE',
  );
}
