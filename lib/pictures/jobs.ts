import 'server-only';
import { database } from '#lib/database/client';
import { keysBefore, removePictureFiles } from '#lib/pictures/files';
import { STAGED } from '#lib/pictures/schema';
import { now } from '#lib/when/clock';

/**
 * Forgets pictures whose form was never sent, and files that no row knows any more (their post or place was erased). May run twice, in
 * two processes, or be killed at any moment.
 */
export async function forgetPictures(): Promise<void> {
  await database().picture.deleteMany({ where: { stagedUntil: { lte: now() } } });
  // Younger files may be waiting for their row.
  const keys = await keysBefore(new Date(now().getTime() - STAGED));
  const known = await database().picture.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const rows = new Set(known.map(({ key }) => key));
  await removePictureFiles(keys.filter((key) => !rows.has(key)));
}
