import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { anyDayFrom } from '#lib/posts/occurrences/dates';
import { keepChange } from '#lib/posts/post/changes';
import { heldPost } from '#lib/posts/post/own-post';
import { now } from '#lib/values/time/clock';

/**
 * "Still so": what is for any day stays on the board from now on as long as when it was new, and may be asked about once more.
 * @param asked only where it still stands as it was when that was asked: till then.
 */
export async function stillSo(viewer: Viewer, id: string, asked?: Date): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    if (!post || post.withdrawnAt) return false;
    const renewed = await db.occurrence.updateMany({
      where: { postId: id, kind: 'ANY', ends: asked },
      data: { ...anyDayFrom(now()), asked: false },
    });
    if (renewed.count === 0) return false;
    await keepChange(db, id, now());
    await changed(db, `post:${id}`);
    return true;
  });
}
