import 'server-only';
import type { Transaction } from '#lib/platform/database/client';

/**
 * Makes these the pictures of a locked place's page: those taken out of it before come back, and the others on it are taken out. A picture
 * that is out belongs to no page, so that nothing can show it; what is hidden stays so, wherever it is.
 */
export async function setPictures(db: Transaction, placeId: string, ids: string[]): Promise<void> {
  await db.picture.updateMany({
    where: { placeId, id: { notIn: ids } },
    data: { placeId: null, outOfId: placeId },
  });
  await db.picture.updateMany({
    where: { outOfId: placeId, id: { in: ids } },
    data: { placeId, outOfId: null },
  });
}
