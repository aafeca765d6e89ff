import 'server-only';
import { addNotifications } from '#lib/notifications/mutations';
import { queueMails } from '#lib/notifications/outbox';
import { beginning, isNear } from '#lib/notifications/rules';
import { lockPostsOfHost } from '#lib/people/leaving/leaving.sql';
import { hostLeftMail, knewTheWayMail } from '#lib/people/leaving/mail';
import { lockPerson } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { retryOnDeadlock } from '#lib/platform/database/retry-on-deadlock';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { changed } from '#lib/platform/live/changed';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * A person leaves, at once and whole: their sessions, messages, letters (both sides), joinings, and every post that nobody else
 * answers for, with its conversation and pictures. What others also answer for stays without their name, as do places they cared for.
 */
export async function leave(viewer: Viewer): Promise<void> {
  await eraseWhole(viewer);
}

/** Somebody who left comes with a backup that was made before, and goes once more. @param id of whom the list says that they left */
export async function leaveAgain(id: string): Promise<void> {
  await eraseWhole({ id }, true);
}

async function eraseWhole(person: Person, isAgain = false): Promise<void> {
  const keys = await retryOnDeadlock(() =>
    database().$transaction(
      async (db) => {
        // Whoever writes to them, or makes a post with them, at this moment waits, and then finds nobody.
        await run(db, lockPerson, { id: person.id });
        return erase(person, db, isAgain);
      },
      { maxWait: 10_000, timeout: 60_000 }, // somebody with a year of words, on a small machine
    ),
  );
  // Only once it is so: files without a row are swept, a row without files would be a hole in a page.
  await removePictureFiles(keys);
}

type Person = Pick<Viewer, 'id'>;

/**
 * Erases somebody who is held, with all they posted; who was coming to that is told.
 * @param isAgain they were erased before, and nobody is told twice
 * @returns the keys of the pictures that went
 */
export async function erase(person: Person, db: Transaction, isAgain = false): Promise<string[]> {
  const posts = await postsOfTheirsAlone(person, db);
  if (!isAgain) {
    await tellThoseLeft(person, posts, db);
    await tellTheirHosts(person, posts, db);
  }
  const pictures = await db.picture.findMany({
    where: { OR: [{ postId: { in: posts } }, { personId: person.id }] },
    select: { key: true },
  });
  const topics = await whereTheyAre(person, db);
  await db.post.deleteMany({ where: { id: { in: posts } } });
  await db.person.deleteMany({ where: { id: person.id } });
  await addTombstones(db, 'Post', ...posts);
  await addTombstones(db, 'Person', person.id);
  await changed(db, ...topics);
  return pictures.map(({ key }) => key);
}

/** Tells those who come to dates of posts that go now: on the board and by mail. Nothing says of which posts, for their words go too. */
async function tellThoseLeft(person: Person, posts: string[], db: Transaction): Promise<void> {
  const dates = await db.occurrence.findMany({
    where: {
      ...{ postId: { in: posts }, ends: { gt: now() }, calledOff: false, post: { withdrawnAt: null } },
      joinings: { some: { personId: { not: person.id } } },
    },
    select: { kind: true, starts: true, ends: true, joinings: { select: { personId: true } } },
  });
  for (const { joinings, ...date } of dates) {
    const personIds = joinings.map(({ personId }) => personId).filter((id) => id !== person.id);
    const day = dayOf(date.starts, zone());
    const { ends } = date;
    await addNotifications(db, { personIds, postId: null, reason: 'HOST_LEFT', day, ends });
    const options = { due: isNear(date, now()) ? now() : undefined, begins: beginning([date], now()) };
    await queueMails(db, personIds, (language) => ({ ...hostLeftMail(language, day), ...options }));
  }
}

/**
 * Tells those who call something, of whose door they know the way, that somebody who did has left: on the board and by mail, once a date,
 * whoever it was and however many they are.
 */
async function tellTheirHosts(person: Person, posts: string[], db: Transaction): Promise<void> {
  const dates = await db.occurrence.findMany({
    where: { postId: { notIn: posts }, ends: { gt: now() }, arrivalReads: { some: { personId: person.id } } },
    select: {
      ...{ kind: true, starts: true, ends: true, postId: true },
      post: { select: { hosts: { select: { personId: true } } } },
    },
  });
  for (const { postId, post, ...date } of dates) {
    const all = post.hosts.map((host) => host.personId).filter((id) => id !== person.id);
    const day = dayOf(date.starts, zone());
    const news = { personIds: all, postId, reason: 'KNEW_THE_WAY' as const, day, ends: date.ends };
    const personIds = await addNotifications(db, news);
    const options = { due: isNear(date, now()) ? now() : undefined, begins: beginning([date], now()) };
    await queueMails(db, personIds, (language) => ({
      ...knewTheWayMail(language, { postId, day }),
      ...options,
    }));
  }
}

async function postsOfTheirsAlone(viewer: Person, db: Transaction): Promise<string[]> {
  // Of two hosts who leave at once, the second waits here, and then is alone.
  await run(db, lockPostsOfHost, { personId: viewer.id });
  const posts = await db.post.findMany({
    where: { hosts: { some: { personId: viewer.id }, every: { personId: viewer.id } } },
    select: { id: true },
  });
  return posts.map(({ id }) => id);
}

/** What open pages have to be told of: posts and places with words of theirs, dates they come to, and those they write letters with. */
async function whereTheyAre(viewer: Person, db: Transaction): Promise<string[]> {
  const personId = viewer.id;
  const said = await db.message.findMany({
    where: { personId },
    distinct: ['postId', 'placeId'],
    select: { postId: true, placeId: true },
  });
  const held = await db.host.findMany({ where: { personId }, select: { postId: true } });
  // Who came without showing their name is not hinted at by their leaving either.
  const coming = await db.joining.findMany({
    where: { personId, unnamed: false },
    select: { occurrence: { select: { postId: true } } },
  });
  const two = await db.correspondence.findMany({
    where: { OR: [{ oneId: personId }, { otherId: personId }] },
  });
  return [
    ...said.map(({ postId, placeId }) => (postId ? `post:${postId}` : `place:${placeId}`)),
    ...held.map(({ postId }) => `post:${postId}`),
    ...coming.map(({ occurrence }) => `coming:${occurrence.postId}`),
    ...two.flatMap(({ oneId, otherId }) => [`letters:${oneId}`, `letters:${otherId}`]),
  ];
}
