import 'server-only';
import { goneAs } from '#lib/folds/schema';
import type { Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';

/** All versions of a locked place's page, or one of them. */
type Which = { placeId: string; id?: string };

/**
 * Hides the earlier versions of a page, each by a fold of its own: what gives somebody away may stand in all of them, and nobody shall read
 * them to find out. The keeper opens them, each by its address.
 */
export async function hideVersions(db: Transaction, which: Which): Promise<void> {
  const shown = { ...which, folded: { not: 'GONE' as const } };
  const versions = await db.placeVersion.findMany({ where: shown, select: { id: true } });
  const hidden = { reason: 'GIVES_AWAY' as const, words: '', mended: false, openedOn: null };
  await db.fold.updateMany({ where: { version: shown }, data: hidden });
  const data = versions.map(({ id }) => ({ ...hidden, versionId: id }));
  await db.fold.createMany({ data, skipDuplicates: true });
  await db.placeVersion.updateMany({ where: shown, data: { folded: 'GONE' } });
  await addTombstones(db, goneAs('version'), ...versions.map(({ id }) => id));
}
