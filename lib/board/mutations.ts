import 'server-only';
import { database, type Transaction } from '#lib/database/client';
import { Declined } from '#lib/form/declined';
import { changed } from '#lib/live/changed';
import { welcome } from '#lib/people/mutations';
import type { Viewer } from '#lib/people/rules';
import { sha256 } from '#lib/text/random';
import { AREA, cellAt, type Point } from '#lib/where/cell';

/** What the holder of the opening link answered. */
export type Opening = { name: string; language: string; point: Point | null };

/**
 * Opens the board with its opening link, which is used up by that, and makes its first person welcome.
 * @throws Declined where the link was used meanwhile: nothing is written.
 */
export async function openBoard(
  viewer: Viewer,
  token: string,
  { name, language, point }: Opening,
  db: Transaction,
): Promise<void> {
  const area = point && cellAt(point.lat, point.lng, AREA);
  const used = await db.board.updateMany({
    where: { id: 'board', openingHash: sha256(token) },
    data: { name, language, area, openingHash: null },
  });
  if (used.count === 0) throw new Declined({ '': 'board.used' });
  await welcome(viewer, db);
}

/** What the neighbourhood says of itself on /about. The keeper writes it. */
export async function describeBoard(words: string): Promise<void> {
  await database().$transaction(async (db) => {
    await db.board.update({ where: { id: 'board' }, data: { words } });
    await changed(db);
  });
}
