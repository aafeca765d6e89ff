import { existsSync } from 'node:fs';
import { contentsOf } from '#lib/operations/backup/contents';
import { writeBackup } from '#lib/operations/backup/file';
import { listBeside, noteBackup, removeNote, removeReplacedNotes } from '#lib/operations/backup/kept-backups';
import { keyWords } from '#lib/operations/backup/key-words';
import { newSalt } from '#lib/operations/backup/sealed';
import { mirrorTombstones } from '#lib/operations/backup/tombstone-mirror';
import { forget } from '#lib/operations/forgetting/sweep';
import { backupKey, keptKey, keyFile, secret } from '#lib/platform/config/keys';
import { lockBoard } from '#lib/platform/database/board-lock';
import { connectToRead } from '#lib/platform/database/night-lock';
import { eraseAll } from '#lib/platform/files/overwrite';
import { picturesFolder } from '#lib/platform/files/picture-files';
import { now } from '#lib/values/time/clock';

/** Gone within minutes, or handed over long before anybody restores: a backup does not hold them, and nobody is told twice. */
const LEFT_OUT = ['SignInLink', 'Submission', 'Mail', 'Notification', 'PendingMatch'];

const NAMES = `SELECT "key" || '-' || size || '.webp' AS name FROM "Picture", unnest(ARRAY['small', 'large']) AS size`;

/**
 * Writes all that the board of DATABASE_URL holds into a file, when what has passed by then is erased. @returns what to tell the keeper. @throws EEXIST where
 * there is such a file
 */
export async function makeBackup(
  file: string,
  { overwrite = false, signal }: { overwrite?: boolean; signal?: AbortSignal } = {},
): Promise<string[]> {
  const { key, isNew } = backupKey();
  const salt = newSalt();
  const madeAt = now();
  const known = { id: salt.toString('base64url'), file, madeAt: madeAt.toISOString() };
  await noteBackup(known);
  const client = await connectToRead(process.env.DATABASE_URL as string);
  let isSwept = false;
  try {
    await lockBoard(client); // so that nobody changes the secret meanwhile
    isSwept = await forget().catch(() => false); // a backup is needed most where something does not work
    const before = existsSync(keyFile('before')) && { before: keptKey('before') };
    const keys = { ...before, secret: secret(), actions: keptKey('actions'), erased: keptKey('erased') };
    const files = { folder: picturesFolder(), names: NAMES };
    const content = contentsOf(client, { keys, files, leftOut: LEFT_OUT, madeAt });
    // Its list stands there first: killed at any moment, there is no backup without one.
    if (!existsSync(file)) await mirrorTombstones();
    await writeBackup(file, content, { key, overwrite, salt, signal });
  } catch (error) {
    await removeNote(known.id);
    if (!existsSync(file)) await eraseAll(listBeside(file));
    throw error;
  } finally {
    await client.end();
  }
  await removeReplacedNotes(known);
  await eraseAll(listBeside(file)); // of an earlier backup of this name
  await mirrorTombstones();
  return [`The backup is written: ${file}`, ...(isSwept ? [] : [UNSWEPT]), ...(isNew ? keyWords(key) : [])];
}

const UNSWEPT =
  'What has passed lately may be in it as well, since it is not erased yet: a board that is new, or was off for long, forgets an hour after it starts. npm run keeper -- forget erases it now; then make another backup.';
