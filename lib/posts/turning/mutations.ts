import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { keepChange } from '#lib/posts/post/changes';
import { nextDates, notifyAbout } from '#lib/posts/post/notify';
import { heldPost } from '#lib/posts/post/own-post';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import { now } from '#lib/values/time/clock';

/**
 * Makes an activity of the viewer's what it was before, with all that it said then, for whom it was asked too; who was coming hears that it
 * changed. False where it was nothing else, or is not the viewer's.
 */
export async function turnBack(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    if (!post?.turnedFrom || post.withdrawnAt) return false;
    const kind = post.turnedFrom;
    const comingTo = { occurrence: { postId: id, ends: { gt: now() } } };
    const coming = await db.joining.findMany({ where: comingTo, select: { personId: true } });
    const hosts = await db.host.findMany({ where: { postId: id }, select: { personId: true } });
    const hear = new Set(
      [...coming, ...hosts].map(({ personId }) => personId).filter((personId) => personId !== viewer.id),
    );
    const version = crypto.randomUUID();
    await db.post.update({ where: { id }, data: { kind, turnedFrom: null, version } });
    await keepChange(db, id, now());
    const dates = await nextDates(db, id);
    await notifyAbout(db, { personIds: [...hear], news: { is: 'changed' }, post, dates });
    await addPendingMatch(db, id, { before: post, now: { ...post, kind } });
    await changed(db, `post:${id}`);
    return true;
  });
}
