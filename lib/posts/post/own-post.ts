import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { NOT_GONE } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { lockDates, lockPost } from '#lib/posts/post/posts.sql';
import { isForgotten } from '#lib/posts/post/rules';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

/** A post that the viewer answers for, held still until the transaction ends. */
export async function heldPost(viewer: Viewer, id: string, db: Transaction) {
  return held(id, { hosts: { some: { personId: viewer.id } } }, db);
}

/** A post on the board of which the viewer was asked whether they call it too, held likewise; whether they said no before or not. */
export async function heldNaming(viewer: Viewer, id: string, db: Transaction) {
  const post = await held(id, { namings: { some: { personId: viewer.id } } }, db);
  const [last] = post?.occurrences ?? [];
  return post && !post.withdrawnAt && last && last.ends > now() ? post : null;
}

/** A post that was typed in for a neighbour and is not hidden, held likewise, whoever asks: who may do what with it are lib/posts/withdrawal/rules.ts. */
export async function heldTypedFor(id: string, db: Transaction) {
  return held(id, { typedFor: true, ...NOT_GONE }, db);
}

async function held(id: string, where: Prisma.PostWhereInput, db: Transaction) {
  if (!isId(id)) return null;
  // Dates before their post, as whoever joins one holds them, so that the two never wait for each other.
  await run(db, lockDates, { postId: id });
  await run(db, lockPost, { id });
  const post = await db.post.findFirst({
    where: { id, ...where },
    include: { occurrences: { orderBy: { ends: 'desc' }, take: 1 } },
  });
  // What has passed is gone, also where the sweep has not come by yet.
  const [last] = post?.occurrences ?? [];
  return post && last && !isForgotten(post, last.ends, now()) ? post : null;
}
