import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { eraseBackupsOfBefore } from '#lib/operations/backup/backups-of-before';
import { contentsOf } from '#lib/operations/backup/contents';
import { writeBackup } from '#lib/operations/backup/file';
import {
  hashBeside,
  type KeptBackup,
  listBeside,
  noteBackup,
  removeNote,
  removeReplacedNotes,
  writeHash,
} from '#lib/operations/backup/kept-backups';
import { NO_RECIPIENT } from '#lib/operations/backup/recipient-words';
import { mirrorWhileAlone } from '#lib/operations/backup/tombstone-mirror';
import { KeeperError } from '#lib/operations/errors';
import { forget } from '#lib/operations/forgetting/sweep';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile, secret } from '#lib/platform/config/keys';
import { alone } from '#lib/platform/database/backups-lock';
import { lockBoard } from '#lib/platform/database/board-lock';
import { database } from '#lib/platform/database/client';
import { connectToRead } from '#lib/platform/database/night-lock';
import { eraseAll } from '#lib/platform/files/overwrite';
import { picturesFolder } from '#lib/platform/files/picture-files';
import { retention } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';

/**
 * Gone within minutes, or handed over long before anybody restores: a backup does not hold them, and nobody is told twice. Nor what was
 * erased before it was made: that is not in it.
 */
const LEFT_OUT = [
  'SignInLink',
  'Submission',
  'Mail',
  'Notification',
  'PendingMatch',
  'Report',
  'SealedTombstone',
  'Tombstone',
];

const NAMES = `SELECT "key" || '-' || size || '.webp' AS name FROM "Picture", unnest(ARRAY['small', 'large']) AS size`;

/**
 * Writes all that the board of DATABASE_URL holds into a file, when what has passed by then is erased. @returns what to tell the keeper. @throws EEXIST where
 * there is such a file; KeeperError where there is nobody to seal it to
 */
export async function makeBackup(
  file: string,
  { overwrite = false, signal }: { overwrite?: boolean; signal?: AbortSignal } = {},
): Promise<string[]> {
  const recipient = config().BACKUP_RECIPIENT;
  if (!recipient) throw new KeeperError(NO_RECIPIENT);
  if (!overwrite && existsSync(file)) throw Object.assign(new Error(file), { code: 'EEXIST' });
  const madeAt = now();
  const known: KeptBackup = { id: randomUUID(), file, madeAt: madeAt.toISOString() };
  const client = await connectToRead(process.env.DATABASE_URL as string);
  let isSwept = false;
  try {
    await lockBoard(client); // so that nobody changes the secret meanwhile
    isSwept = await forget().catch(() => false); // a backup is needed most where something does not work
    await alone(() => announce(known, recipient));
    const before = existsSync(keyFile('before')) && { before: keptKey('before') };
    const keys = { ...before, secret: secret(), actions: keptKey('actions'), erased: keptKey('erased') };
    const files = { folder: picturesFolder(), names: NAMES };
    const content = contentsOf(client, { id: known.id, keys, files, leftOut: LEFT_OUT, madeAt });
    // Known before it has its place: killed at any moment, there is no backup that is not erased in its time.
    const onWhole = async (hash: string) => {
      known.hash = hash;
      await alone(() => noteBackup(known));
    };
    await writeBackup(file, content, { recipient, overwrite, signal, onWhole });
  } catch (error) {
    await alone(() => takeBack(known)).catch(() => {}); // the first error says what was wrong
    throw error;
  } finally {
    await client.end();
  }
  await alone(async () => {
    await removeReplacedNotes(known);
    await writeHash(known);
    await mirrorWhileAlone(listBeside(file)); // there may be one of an earlier backup of this name
  });
  await eraseBackupsOfBefore(madeAt);
  return [`The backup is written, and was opened once: ${file}`, ...(isSwept ? [] : [UNSWEPT])];
}

/** From now on what is erased early is noted; its list stands there first: killed at any moment, there is no backup without one. */
async function announce({ id, ...known }: KeptBackup, recipient: string): Promise<void> {
  await noteBackup({ id, ...known });
  const expires = new Date(new Date(known.madeAt).getTime() + retention('backup'));
  await database().livingBackup.create({ data: { id, recipient, expires } });
  if (!existsSync(known.file)) await mirrorWhileAlone();
}

/** It was not made after all. */
async function takeBack({ id, file }: KeptBackup): Promise<void> {
  await removeNote(id);
  if (!existsSync(file)) for (const beside of [listBeside(file), hashBeside(file)]) await eraseAll(beside);
  await database().livingBackup.deleteMany({ where: { id } });
}

const UNSWEPT =
  'What has passed lately may be in it as well, since it is not erased yet: a board that is new, or was off for long, forgets an hour after it starts. npm run keeper -- forget erases it now; then make another backup.';
