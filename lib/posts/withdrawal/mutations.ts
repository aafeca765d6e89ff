import 'server-only';
import { unqueueMails } from '#lib/notifications/outbox';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { keepChange } from '#lib/posts/post/changes';
import { concerned, notifyAbout } from '#lib/posts/post/notify';
import { heldPost } from '#lib/posts/post/own-post';
import { mayUndo, undoUntil } from '#lib/posts/post/rules';
import { now } from '#lib/values/time/clock';

/**
 * Takes a post of the viewer's off the board, with one kind sentence to all who wrote: they find it on its page, and who has an
 * address is told once it cannot be undone any more.
 */
export async function withdrawPost(viewer: Viewer, id: string, words: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    if (!post || post.withdrawnAt) return false;
    await db.post.update({ where: { id }, data: { withdrawnAt: now(), withdrawWords: words } });
    await addTombstones(db, 'Post: withdrawn', id);
    const about = { due: undoUntil(now()), about: `withdrawn ${id}` };
    await notifyAbout(db, { personIds: await concerned(db, id), news: { is: 'withdrawn' }, post, ...about });
    await changed(db, `post:${id}`);
    return true;
  });
}

/** Puts a post back on the board, within ten minutes of its withdrawal, as if nothing had been. */
export async function undoWithdrawal(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    if (!post?.withdrawnAt || !mayUndo(post.withdrawnAt, now())) return false;
    await db.post.update({ where: { id }, data: { withdrawnAt: null, withdrawWords: '' } });
    await keepChange(db, id, now());
    await removeTombstones(db, 'Post: withdrawn', id);
    await unqueueMails(db, await concerned(db, id), `withdrawn ${id}`);
    await changed(db, `post:${id}`);
    return true;
  });
}
