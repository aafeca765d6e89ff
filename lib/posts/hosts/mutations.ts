import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { notifyAbout } from '#lib/posts/post/notify';
import { heldPost } from '#lib/posts/post/own-post';
import { nameKey } from '#lib/values/text/name-key';

/** A host leaves a post to those who call it too. Whoever is the only one cannot: they withdraw it. */
export async function leaveAsHost(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    const other = post && (await db.host.findFirst({ where: { postId: id, personId: { not: viewer.id } } }));
    if (!other) return false;
    await db.host.deleteMany({ where: { postId: id, personId: viewer.id } });
    await addTombstones(db, 'Host', `${id}/${viewer.id}`);
    await changed(db, `post:${id}`);
    return true;
  });
}

/** Lets those who are named answer for a post too, and tells them. Names of nobody are left out. */
export async function addHosts(
  db: Transaction,
  post: { id: string; title: string },
  names: string[],
): Promise<void> {
  if (names.length === 0) return;
  const people = await db.person.findMany({
    where: { nameKey: { in: names.map(nameKey) }, hosting: { none: { postId: post.id } } },
    select: { id: true },
  });
  const ids = people.map(({ id }) => id);
  await db.host.createMany({
    data: ids.map((personId) => ({ postId: post.id, personId })),
    skipDuplicates: true,
  });
  await removeTombstones(db, 'Host', ...ids.map((id) => `${post.id}/${id}`));
  await notifyAbout(db, { personIds: ids, news: { is: 'named' }, post });
}
