import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import type { NewsView } from '#lib/watches/schema';

/** As much that is new as one looks through before the board begins. */
const MOST_NEWS = 8;

/** What is news to the viewer: posts they watch for, and posts under which somebody wrote. */
export async function notifications(viewer: Viewer): Promise<NewsView[]> {
  const rows = await database().notification.findMany({
    where: { personId: viewer.id, ...alive() },
    include: { post: { select: { title: true } } },
    orderBy: [{ goesOn: 'desc' }, { postId: 'asc' }],
    take: MOST_NEWS,
  });
  return rows.map(({ postId: id, reason, post }) => ({ id, of: reason, title: post.title }));
}

/** Whether anything is news to the viewer. News is a dot. */
export async function hasNotifications(viewer: Viewer): Promise<boolean> {
  const where = { personId: viewer.id, ...alive() };
  return (await database().notification.findFirst({ where, select: { postId: true } })) !== null;
}

/** Whether a post is news to the viewer. */
export async function isNotified(viewer: Viewer, postId: string): Promise<boolean> {
  const where = { personId: viewer.id, postId };
  return (await database().notification.findFirst({ where, select: { postId: true } })) !== null;
}

/** News of what is no longer on the board is none. */
const alive = () => ({ post: { withdrawnAt: null, occurrences: { some: { ends: { gt: now() } } } } });
