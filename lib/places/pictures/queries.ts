import 'server-only';
import type { Transaction } from '#lib/platform/database/client';

/** The ids of the pictures on a place's page, hidden ones too. */
export async function picturesAt(db: Transaction, placeId: string): Promise<string[]> {
  const rows = await db.picture.findMany({
    where: { placeId },
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Those of some pictures that are on a place's page, or were taken out of it and are kept still. */
export async function stillKept(db: Transaction, placeId: string, ids: string[]): Promise<string[]> {
  const rows = await db.picture.findMany({
    where: { id: { in: ids }, OR: [{ placeId }, { outOfId: placeId }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
