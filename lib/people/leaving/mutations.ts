import 'server-only';
import { queueMail } from '#lib/notifications/outbox';
import { lockPostsOfHost, lockUnseenToAsk, lockUnseenToForget } from '#lib/people/leaving/leaving.sql';
import { stayMail } from '#lib/people/leaving/mail';
import { answerUntil, isOpen, readStay } from '#lib/people/leaving/rules';
import { lockPerson } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { retryOnDeadlock } from '#lib/platform/database/retry-on-deadlock';
import { run } from '#lib/platform/database/statement';
import { erasedEarly } from '#lib/platform/database/tombstones';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { changed } from '#lib/platform/live/changed';
import { now } from '#lib/values/time/clock';
import { dayEnd, monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** As many mails as one transaction of the sweep queues. */
const ASKED_AT_ONCE = 50;

/**
 * A person leaves, at once and whole: their sessions, messages, letters (both sides), joinings, and every post that nobody else
 * answers for, with its conversation and pictures. What others also answer for stays without their name, as do places they cared for.
 */
export async function leave(viewer: Viewer): Promise<void> {
  await eraseWhole(viewer);
}

/** Somebody who left comes with a backup that was made before, and goes once more. @param id of whom the list says that they left */
export async function leaveAgain(id: string): Promise<void> {
  await eraseWhole({ id });
}

async function eraseWhole(person: Person): Promise<void> {
  const keys = await retryOnDeadlock(() =>
    database().$transaction(
      async (db) => {
        // Whoever writes to them, or makes a post with them, at this moment waits, and then finds nobody.
        await run(db, lockPerson, { id: person.id });
        return erase(person, db);
      },
      { maxWait: 10_000, timeout: 60_000 }, // somebody with a year of words, on a small machine
    ),
  );
  // Only once it is so: files without a row are swept, a row without files would be a hole in a page.
  await removePictureFiles(keys);
}

/**
 * Asks some of those by mail who were last here before `unseenSince` whether to keep their place: each once, who has an address. The mail
 * and the note that they were asked are one transaction. It is tried as long as the answer is open.
 * @param today the day ('YYYY-MM-DD') that is noted
 * @returns whether anybody was asked, so that there may be more
 */
export async function askUnseen(db: Transaction, unseenSince: Date, today: string): Promise<boolean> {
  const people = await run(db, lockUnseenToAsk, {
    unseenSince: unseenSince.toISOString(),
    most: ASKED_AT_ONCE,
  });
  const expires = dayEnd(answerUntil(today), zone());
  for (const { id, language } of people) {
    await db.person.update({ where: { id }, data: { askedOn: new Date(today) }, select: { id: true } });
    const asking = { personId: id, askedOn: today };
    await queueMail(db, id, stayMail(language, asking), { due: now(), expires, about: `stay ${today}` });
  }
  return people.length > 0;
}

/** "Yes, keep my place", by the token of the mail that asked. @returns false where the question is no longer open */
export async function stay(token: string): Promise<boolean> {
  const asking = readStay(token);
  const today = todayIn(zone(), now());
  if (!asking || !isOpen(asking.askedOn, today)) return false;
  const { count } = await database().person.updateMany({
    where: { id: asking.personId, askedOn: new Date(asking.askedOn) },
    data: { seenOn: new Date(monthEnd(today)), askedOn: null },
  });
  return count > 0;
}

/**
 * Erases somebody who was last here before this day, as if they had left: who has an address once they were asked before `askedSince`
 * and did not answer. Who comes by at this moment stays.
 * @returns the keys of the pictures that went, for `removePictureFiles` when the transaction has committed; undefined where there is
 * nobody (left).
 */
export async function forgetUnseen(
  db: Transaction,
  unseenSince: Date,
  askedSince: Date,
): Promise<string[] | undefined> {
  const [person] = await run(db, lockUnseenToForget, {
    unseenSince: unseenSince.toISOString(),
    askedSince: askedSince.toISOString(),
  });
  return person && (await erase(person, db));
}

type Person = Pick<Viewer, 'id'>;

/** Erases somebody who is held, with all they posted. @returns the keys of the pictures that went */
async function erase(person: Person, db: Transaction): Promise<string[]> {
  const posts = await postsOfTheirsAlone(person, db);
  const pictures = await db.picture.findMany({
    where: { OR: [{ postId: { in: posts } }, { personId: person.id }] },
    select: { key: true },
  });
  const topics = await whereTheyAre(person, db);
  await db.post.deleteMany({ where: { id: { in: posts } } });
  await db.person.deleteMany({ where: { id: person.id } });
  await erasedEarly(db, 'Post', ...posts);
  await erasedEarly(db, 'Person', person.id);
  await changed(db, ...topics);
  return pictures.map(({ key }) => key);
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
    select: { day: { select: { postId: true } } },
  });
  const two = await db.correspondence.findMany({
    where: { OR: [{ oneId: personId }, { otherId: personId }] },
  });
  return [
    ...said.map(({ postId, placeId }) => (postId ? `post:${postId}` : `place:${placeId}`)),
    ...held.map(({ postId }) => `post:${postId}`),
    ...coming.map(({ day }) => `coming:${day.postId}`),
    ...two.flatMap(({ oneId, otherId }) => [`letters:${oneId}`, `letters:${otherId}`]),
  ];
}
