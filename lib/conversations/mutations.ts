import 'server-only';
import { answerMail } from '#lib/conversations/mail';
import { lockMessage } from '#lib/conversations/messages.sql';
import { mayWrite } from '#lib/conversations/rules';
import type { SubjectId } from '#lib/conversations/schema';
import { type Subject, subjectOf } from '#lib/conversations/subject/queries';
import { keepMended } from '#lib/folds/mutations';
import { titleTold } from '#lib/folds/rules';
import type { Folded } from '#lib/folds/schema';
import { addNotifications } from '#lib/notifications/mutations';
import { queueMails } from '#lib/notifications/outbox';
import { keepMeasure } from '#lib/people/careful/measure';
import { isCareful, newUntil } from '#lib/people/careful/queries';
import { thoseWhoSee } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { stageCopy } from '#lib/pictures/staged/mutations';
import { addToNotebook } from '#lib/places/notebook/mutations';
import { addPictures } from '#lib/places/place/mutations';
import type { PlaceAddition } from '#lib/places/place/schema';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { type Conflict, meet, type Opened } from '#lib/platform/form/meet';
import { eachAlone } from '#lib/platform/form/three-way';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';
import { saysElse } from '#lib/values/text/says-else';
import { now } from '#lib/values/time/clock';

/** What was written: where it stands. */
export type MessageRef = { id: string; path: string };

/** Writes words under a post or at a place; undefined where there is nothing to write under, or not for this person. */
export async function writeMessage(
  viewer: Viewer,
  { about, words }: { about: SubjectId; words: string },
  db?: Transaction,
): Promise<MessageRef | undefined> {
  if (!db) return database().$transaction((tx) => writeMessage(viewer, { about, words }, tx));
  const subject = await subjectOf(viewer, about, db);
  if (!subject || !mayWrite(subject.isPart, subject.phase)) return undefined;
  await keepMeasure(viewer, 'words', db);
  const { postId, placeId } = about;
  const { id } = await db.message.create({
    data: {
      ...{ postId, placeId, body: words, personId: viewer.id, madeAt: now() },
      waits: postId !== undefined && !subject.isHost && (await isLookedAtFirst(viewer, postId, db)),
    },
    select: { id: true },
  });
  if (postId) await tellOfWords(viewer, postId, db);
  await changed(db, subject.live);
  return { id, path: subject.path };
}

/** Whether somebody's words under a post wait for a host: they are new here, and a host looks first. */
async function isLookedAtFirst(viewer: Viewer, postId: string, db: Transaction): Promise<boolean> {
  const looks = { postId, person: { looksFirst: true } };
  return (await db.host.findFirst({ where: looks })) !== null && (await isCareful(viewer, db));
}

/** Shows words that wait under a post of the viewer's to everybody; undefined where there are none. */
export async function showToAll(viewer: Viewer, id: string): Promise<MessageRef | undefined> {
  if (!isId(id)) return undefined;
  return database().$transaction(async (db) => {
    const where = { id, waits: true, post: { hosts: { some: { personId: viewer.id } } } };
    const message = await db.message.findFirst({ where, select: { postId: true } });
    const subject = message?.postId && (await subjectOf(viewer, { postId: message.postId }, db));
    if (!subject) return undefined;
    await db.message.updateMany({ where, data: { waits: false } });
    await changed(db, subject.live);
    return { id, path: subject.path };
  });
}

/**
 * Tells those who answer for a post that somebody wrote under it; where one of those wrote, whoever wrote there before. Once, until they
 * look: a lively conversation is one piece of news.
 */
async function tellOfWords(viewer: Viewer, postId: string, db: Transaction): Promise<void> {
  const post = await db.post.findUniqueOrThrow({
    where: { id: postId },
    select: { id: true, title: true, folded: true, hosts: { select: { personId: true } } },
  });
  const hosts = post.hosts.map(({ personId }) => personId);
  const isAnswer = hosts.includes(viewer.id);
  const wrote = isAnswer
    ? await db.message.findMany({ where: { postId }, distinct: ['personId'], select: { personId: true } })
    : [];
  const concerned = new Set([...hosts, ...wrote.map(({ personId }) => personId)]);
  concerned.delete(viewer.id);
  const personIds = await thoseWhoSee(viewer, [...concerned], db);
  const told = await addNotifications(db, { personIds, postId, reason: 'ANSWERED' });
  await queueMails(db, told, (language) => answerMail(language, { ...post, title: titleTold(post) }));
}

/** Words of one's own, as they are to be from now on; `opened` where a form says so. */
type Change = { words: string; opened?: Opened };

/** Changes one's own words; undefined where they are not there or not one's own. */
export async function changeMessage(
  viewer: Viewer,
  id: string,
  { words, opened }: Change,
): Promise<({ kind: 'changed' } & MessageRef) | Conflict | undefined> {
  return onOwn(viewer, id, async ({ folded }, { live, path }, db) => {
    const [own] = await run(db, lockMessage, { id });
    if (!own) return undefined;
    const met = meet(eachAlone('words'), { said: { words }, stands: { words: own.body }, opened });
    if (met.kind === 'conflict') return met;
    if (own.body !== met.settled.words) {
      await db.message.updateMany({ where: { id }, data: { body: met.settled.words, edited: true } });
      if (saysElse(own.body, met.settled.words)) await keepMended(viewer, { kind: 'message', id }, db);
      await changed(db, live);
    }
    return { kind: 'changed', id, path: folded === 'GONE' ? '/folded' : path };
  });
}

/** Takes one's own words away; undefined where they are not there or not one's own. */
export async function deleteMessage(viewer: Viewer, id: string): Promise<MessageRef | undefined> {
  return onOwn(viewer, id, async (own, { live, path }, db) => {
    await db.message.deleteMany({ where: { id } });
    await addTombstones(db, 'Message', id);
    // Nothing tells that they wrote here once they took it back.
    if (own.postId)
      await db.notification.deleteMany({
        where: { personId: viewer.id, postId: own.postId, reason: 'ANSWERED' },
      });
    await changed(db, live);
    return { id, path };
  });
}

/** Puts one's own words into the notebook of the place they are at, without name, before they are forgotten. */
export async function putIntoNotebook(viewer: Viewer, id: string): Promise<PlaceAddition> {
  const put = await onOwn(viewer, id, async ({ body, folded }, { place }, db) =>
    place && folded === 'OPEN'
      ? addToNotebook(place.id, { words: body, newUntil: await newUntil(viewer, db) }, db)
      : undefined,
  );
  return put ?? { kind: 'missing' };
}

/** Puts a copy of a picture of one's own post onto the page of the place it is at, without name, before it is forgotten. */
export async function putPictureIntoPlace(
  viewer: Viewer,
  key: string,
  db: Transaction,
): Promise<PlaceAddition> {
  const post = await db.post.findFirst({
    where: { pictures: { some: { key, stagedUntil: null } }, hosts: { some: { personId: viewer.id } } },
    select: { id: true },
  });
  const subject = post && (await subjectOf(viewer, { postId: post.id }, db));
  if (!subject?.place || subject.phase === 'gone') return { kind: 'missing' };
  const picture = await stageCopy(viewer, key, db);
  if (!picture) return { kind: 'missing' };
  const { id, slug, name } = subject.place;
  const isAdded = await addPictures(
    {
      ...{ placeId: id, pictures: { picture1: picture }, title: name, by: null },
      newUntil: await newUntil(viewer, db),
    },
    db,
  );
  return isAdded ? { kind: 'added', slug } : { kind: 'full' };
}

type Own = { body: string; folded: Folded; postId: string | null; placeId: string | null };

/** Does something to one's own message, found through the viewer; undefined where there is none such. */
async function onOwn<T>(
  viewer: Viewer,
  id: string,
  work: (message: Own, subject: Subject, db: Transaction) => Promise<T>,
): Promise<T | undefined> {
  if (!isId(id)) return undefined;
  return database().$transaction(async (db) => {
    const message = await db.message.findFirst({
      where: { id, personId: viewer.id },
      select: { body: true, folded: true, postId: true, placeId: true },
    });
    if (!message) return undefined;
    const { postId, placeId } = message;
    const subject = await subjectOf(viewer, postId ? { postId } : { placeId: placeId ?? '' }, db);
    return subject && subject.phase !== 'gone' ? work(message, subject, db) : undefined;
  });
}
