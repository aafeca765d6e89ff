import 'server-only';
import { database, type Transaction } from '#lib/database/client';
import { changed } from '#lib/live/changed';
import type { Viewer } from '#lib/people/rules';
import { removePictureFiles } from '#lib/pictures/files';

/**
 * A person leaves, at once and whole: their sessions, messages, letters (both sides), joinings, and every post that nobody else
 * answers for, with its conversation and pictures. What others also answer for stays without their name, as do places they cared for.
 */
export async function leave(viewer: Viewer): Promise<void> {
  const keys = await database().$transaction(
    async (db) => {
      // Whoever writes to them, or makes a post with them, at this moment waits, and then finds nobody.
      await db.$executeRaw`SELECT FROM "Person" WHERE id = ${viewer.id}::uuid FOR UPDATE`;
      const posts = await postsOfTheirsAlone(viewer, db);
      const pictures = await db.picture.findMany({
        where: { OR: [{ postId: { in: posts } }, { personId: viewer.id }] },
        select: { key: true },
      });
      const topics = await whereTheyAre(viewer, db);
      await db.post.deleteMany({ where: { id: { in: posts } } });
      await db.person.deleteMany({ where: { id: viewer.id } });
      await changed(db, ...topics);
      return pictures.map(({ key }) => key);
    },
    { maxWait: 10_000, timeout: 60_000 }, // somebody with a year of words, on a small machine
  );
  // Only once it is so: files without a row are swept, a row without files would be a hole in a page.
  await removePictureFiles(keys);
}

async function postsOfTheirsAlone(viewer: Viewer, db: Transaction): Promise<string[]> {
  // Of two hosts who leave at once, the second waits here, and then is alone.
  await db.$executeRaw`
    SELECT FROM "Post" WHERE id IN (SELECT "postId" FROM "Host" WHERE "personId" = ${viewer.id}::uuid)
    ORDER BY id FOR UPDATE`;
  const posts = await db.post.findMany({
    where: { hosts: { some: { personId: viewer.id }, every: { personId: viewer.id } } },
    select: { id: true },
  });
  return posts.map(({ id }) => id);
}

/** What open pages have to be told of: posts and places with words of theirs, dates they come to, and those they write letters with. */
async function whereTheyAre(viewer: Viewer, db: Transaction): Promise<string[]> {
  const personId = viewer.id;
  const said = await db.message.findMany({
    where: { personId },
    distinct: ['postId', 'placeId'],
    select: { postId: true, placeId: true },
  });
  const held = await db.host.findMany({ where: { personId }, select: { postId: true } });
  const coming = await db.joining.findMany({
    where: { personId },
    select: { day: { select: { postId: true } } },
  });
  const two = await db.correspondence.findMany({
    where: { OR: [{ oneId: personId }, { otherId: personId }] },
  });
  return [
    ...said.map(({ postId, placeId }) => (postId ? `post:${postId}` : `place:${placeId}`)),
    ...held.map(({ postId }) => `post:${postId}`),
    ...coming.flatMap(({ day }) => [`post:${day.postId}`, `coming:${day.postId}`]),
    ...two.flatMap(({ oneId, otherId }) => [`letters:${oneId}`, `letters:${otherId}`]),
  ];
}
