import 'server-only';
import type { Transaction } from '#lib/platform/database/client';
import { addJob } from '#lib/platform/jobs/queue';
import type { PostKind } from '#lib/posts/post/schema';

/** What of a post somebody can watch for. */
type Watched = { kind: PostKind; folded: string; placeId: string | null; area: string | null };

/**
 * Has a post held against what people watch for, behind the page, once its transaction has committed. One that changed is where it is now
 * what it was not before.
 */
export async function makeFresh(
  db: Transaction,
  postId: string,
  changed?: { before: Watched; now: Watched },
): Promise<void> {
  const was = changed && picked(changed.before);
  if (was && JSON.stringify(was) === JSON.stringify(picked(changed.now))) return;
  const { id } = await db.fresh.create({ data: { postId, ...was }, select: { id: true } });
  await addJob(db, 'match', id);
}

const picked = ({ kind, folded, placeId, area }: Watched): Watched => ({ kind, folded, placeId, area });
