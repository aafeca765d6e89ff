import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { OPEN } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { cutoff } from '#lib/values/periods';
import { Several } from '#lib/values/several';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import type { NewsView } from '#lib/watches/schema';

/** As much that is new as one looks through before the board begins. */
const MOST_NEWS = 8;

/** What is news to the viewer: posts they watch for, and what concerns what they come to, put up or wrote under. */
export async function notifications(viewer: Viewer): Promise<Several<NewsView>> {
  return read({ personId: viewer.id }, MOST_NEWS);
}

/** Whether anything is news to the viewer. News is a dot. */
export async function hasNotifications(viewer: Viewer): Promise<boolean> {
  const where = { personId: viewer.id, ...standing() };
  return (await database().notification.findFirst({ where, select: { id: true } })) !== null;
}

/** What of a post is news to the viewer. */
export async function newsOf(viewer: Viewer, postId: string): Promise<Several<NewsView>> {
  return read({ personId: viewer.id, postId });
}

async function read(of: { personId: string; postId?: string }, most?: number): Promise<Several<NewsView>> {
  const rows = await database().notification.findMany({
    where: { ...of, ...standing() },
    include: { post: { select: { title: true, folded: true } } },
    orderBy: [{ goesOn: 'desc' }, { postId: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const all = rows.map(({ id, postId, reason, post, day }) => ({
    ...{
      id,
      postId,
      of: reason,
      title: post?.folded === 'OPEN' ? written(post.title) : null,
      day: day || null,
    },
  }));
  return new Several(all);
}

/**
 * What one watches for, and the question whether one calls something, are news while it is on the board; what concerns oneself, as long as
 * there is anything to read of it.
 */
function standing(): Prisma.NotificationWhereInput {
  const onBoard = { withdrawnAt: null, ...OPEN, occurrences: { some: { ends: { gt: now() } } } };
  const kept = {
    OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: cutoff('withdrawn', now()) } }],
    occurrences: { some: { ends: { gt: cutoff('dated', now()) } } },
  };
  const offered = ['WATCHED' as const, 'NAMED' as const];
  return {
    goesOn: { gt: new Date(todayIn(zone(), now())) },
    OR: [
      { reason: { in: offered }, post: onBoard },
      { reason: { notIn: offered }, OR: [{ postId: null }, { post: kept }] },
    ],
  };
}
