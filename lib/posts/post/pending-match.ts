import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import { wakeWorkers } from '#lib/platform/jobs/wake';
import type { PostKind } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/** What of a post somebody can watch for. */
type Watched = { kind: PostKind; searchText: string; placeId: string | null; area: string | null };

/**
 * Has a post held against what people watch for, behind the page, once its transaction has committed. One that changed is where it is now
 * what it was not before.
 */
export async function addPendingMatch(
  db: Transaction,
  postId: string,
  changed?: { before: Watched; now: Watched },
): Promise<void> {
  const was = changed && picked(changed.before);
  if (was && JSON.stringify(was) === JSON.stringify(picked(changed.now))) return;
  await db.pendingMatch.create({ data: { postId, madeAt: now(), ...was } });
  await wakeWorkers(db);
}

const picked = ({ kind, searchText, placeId, area }: Watched): Watched => ({
  kind,
  searchText,
  placeId,
  area,
});
