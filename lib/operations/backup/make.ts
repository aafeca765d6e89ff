import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { contentOf } from '#lib/operations/backup/content';
import { writeBackup } from '#lib/operations/backup/file';
import { mirrorErased } from '#lib/operations/backup/jobs';
import { keyWords } from '#lib/operations/backup/key-words';
import { forgetKnown, forgetReplaced, know, listBeside } from '#lib/operations/backup/known';
import { newSalt } from '#lib/operations/backup/sealed';
import { forget } from '#lib/operations/forgetting/sweep';
import { backupKey, keptKey, keyFile, secret } from '#lib/platform/config/keys';
import { lockBoard } from '#lib/platform/database/board-lock';
import { connectToRead } from '#lib/platform/database/night-lock';
import { picturesFolder } from '#lib/platform/files/picture-files';
import { now } from '#lib/values/time/clock';

/** Gone within minutes, or handed over long before anybody restores: a backup does not hold them, and nobody is told twice. */
const LEFT_OUT = ['SignInLink', 'Submission', 'Mail', 'News', 'Fresh'];

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
  await know(known);
  const client = await connectToRead(process.env.DATABASE_URL as string);
  let isSwept = false;
  try {
    await lockBoard(client); // so that nobody changes the secret meanwhile
    isSwept = await forget().catch(() => false); // a backup is needed most where something does not work
    const before = existsSync(keyFile('before')) && { before: keptKey('before') };
    const keys = { ...before, secret: secret(), actions: keptKey('actions'), erased: keptKey('erased') };
    const files = { folder: picturesFolder(), names: NAMES };
    const content = contentOf(client, { keys, files, leftOut: LEFT_OUT, madeAt });
    // Its list stands there first: killed at any moment, there is no backup without one.
    if (!existsSync(file)) await mirrorErased();
    await writeBackup(file, key, content, { overwrite, salt, signal });
  } catch (error) {
    await forgetKnown(known.id);
    if (!existsSync(file)) await rm(listBeside(file), { force: true });
    throw error;
  } finally {
    await client.end();
  }
  await forgetReplaced(known);
  await rm(listBeside(file), { force: true }); // of an earlier backup of this name
  await mirrorErased();
  return [`The backup is written: ${file}`, ...(isSwept ? [] : [UNSWEPT]), ...(isNew ? keyWords(key) : [])];
}

const UNSWEPT =
  'What has passed lately may be in it as well, since it is not erased yet: a board that is new, or was off for long, forgets an hour after it starts. npm run keeper -- forget erases it now; then make another backup.';
