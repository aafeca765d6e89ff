import { existsSync } from 'node:fs';
import { Refused } from '#bin/trouble';
import type { Looked } from '#lib/backup/import';
import { config } from '#lib/config/config';
import { backupKey, keyFile } from '#lib/config/keys';
import { migrations } from '#lib/database/migrate';
import { since } from '#lib/forgetting/periods';
import { now } from '#lib/when/clock';

/** The key that opens backups. @throws Refused where there is none: one that is made now would open nothing */
export function restoreKey(): string {
  if (!config().BACKUP_KEY && !existsSync(keyFile('backup')))
    throw new Refused(
      'Say the key that was shown when the backup was made: BACKUP_KEY=… npm run restore -- FILE',
    );
  return backupKey().key;
}

/** @throws Refused where a backup has what this Fournil does not know */
export function refuseNewer({ manifest }: Looked): void {
  const known = migrations();
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Refused(`This backup was made by a newer Fournil (${unknown.join(', ')}). Update first.`);
}

/** @throws Refused where a backup is past its time, or this machine's clock stands before it was made */
export function refuseOld({ manifest }: Looked, asked: boolean): void {
  const made = new Date(manifest.madeAt);
  if (made > now())
    throw new Refused(
      `By this machine's clock (${now().toISOString()}) the backup is still to be made (${manifest.madeAt}). Set the clock right: what is forgotten goes by it.`,
    );
  if (made <= since('backup', now()) && !asked)
    throw new Refused(
      `This backup is older than a week (${manifest.madeAt}). The list of what people erased early is kept for a week only: restored, it might bring back somebody who left, or what somebody withdrew.\nIf nothing else is left: npm run restore -- --old FILE`,
    );
}
