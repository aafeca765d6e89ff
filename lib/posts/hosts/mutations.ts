import 'server-only';
import { removeNotifications } from '#lib/notifications/mutations';
import { thoseWhoSee } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { howToAsk } from '#lib/posts/hosts/rules';
import { mailNews, noteOnBoard } from '#lib/posts/post/notify';
import { heldNaming, heldPost } from '#lib/posts/post/own-post';
import { lockNamed } from '#lib/posts/post/posts.sql';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

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

/** A post, and the names of those who are said to call it too. */
type Asking = { post: { id: string; title: string }; names: string[] };

/**
 * Asks those who are named whether they call a post of the viewer's too, on the board and by mail: they stand nowhere until they say yes.
 * Who was asked already, and names of nobody, are left out.
 */
export async function askHosts(viewer: Viewer, { post, names }: Asking, db: Transaction): Promise<void> {
  if (names.length === 0) return;
  const named = await run(db, lockNamed, { nameKeys: names.map(nameKey) });
  const none = { none: { postId: post.id } };
  const people = await db.person.findMany({
    where: { id: { in: named.map(({ id }) => id) }, hosting: none, namings: none },
    select: { id: true },
  });
  for (const { id } of people) await ask(viewer, { post, personId: id }, db);
}

async function ask(
  viewer: Viewer,
  { post, personId }: { post: Asking['post']; personId: string },
  db: Transaction,
): Promise<void> {
  const others = await db.naming.findMany({
    where: { personId },
    select: {
      declined: true,
      post: {
        select: {
          withdrawnAt: true,
          occurrences: { where: { ends: { gt: now() } }, take: 1 },
          hosts: { where: { personId: viewer.id }, take: 1 },
        },
      },
    },
    take: 100,
  });
  const how = howToAsk(
    others.map(({ declined, post: { withdrawnAt, occurrences, hosts } }) => ({
      declined,
      isWithdrawn: withdrawnAt !== null,
      isOver: occurrences.length === 0,
      isSameHost: hosts.length > 0,
    })),
  );
  await db.naming.create({ data: { postId: post.id, personId } });
  const news = { personIds: [personId], news: { is: 'named' as const }, post, dates: [] };
  const sees = (await thoseWhoSee(viewer, [personId], db))[0] !== undefined;
  if (how !== 'quietly' && sees) await noteOnBoard(db, news);
  if (how === 'aloud' && sees) await mailNews(db, news);
}

/** "Yes, I call it too": from now on the viewer answers for the post, whether they said no before or not. */
export async function callToo(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldNaming(viewer, id, db);
    if (!post) return false;
    await db.naming.deleteMany({ where: { postId: id, personId: viewer.id } });
    await db.host.create({ data: { postId: id, personId: viewer.id } });
    await addReturns(db, 'Host', `${id}/${viewer.id}`);
    await removeNotifications(db, { postId: id, reason: 'NAMED', personId: viewer.id });
    await changed(db, `post:${id}`);
    return true;
  });
}

/** "Rather not": no reason is asked, and nobody hears of it. */
export async function ratherNot(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldNaming(viewer, id, db);
    if (!post) return false;
    await db.naming.updateMany({ where: { postId: id, personId: viewer.id }, data: { declined: true } });
    await removeNotifications(db, { postId: id, reason: 'NAMED', personId: viewer.id });
    return true;
  });
}
