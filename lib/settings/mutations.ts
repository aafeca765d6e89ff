import 'server-only';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';

/** What the neighbourhood says of itself on /about. The keeper writes it. */
export async function describeBoard(words: string): Promise<void> {
  await database().$transaction(async (db) => {
    await db.board.update({ where: { id: 'board' }, data: { words } });
    await changed(db);
  });
}

/** Keeps by which folding all search texts here were made. */
export async function keepFoldedBy(foldedBy: string): Promise<void> {
  await database().board.update({ where: { id: 'board' }, data: { foldedBy } });
}
