import 'server-only';
import { type MailOptions, queueMails, unqueueMails } from '#lib/notifications/outbox';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures, type Pictures } from '#lib/pictures/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { anyDayFrom, datesFor, datesKept } from '#lib/posts/occurrences/dates';
import { keepChange, takeBackReminders, toTheMinute } from '#lib/posts/post/changes';
import { newsMail, type PostNews } from '#lib/posts/post/mail';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import { lockDates, lockPost } from '#lib/posts/post/posts.sql';
import { fieldsOf, occurrenceRow, type Whereabouts, whereabouts } from '#lib/posts/post/rows';
import { isForgotten, mayUndo, undoUntil } from '#lib/posts/post/rules';
import type { Draft } from '#lib/posts/post/schema';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** Puts a post on the board, answered for by the viewer and by those they name, and returns its id. */
export async function createPost(
  viewer: Viewer,
  draft: Draft,
  pictures: Pictures,
  db: Transaction,
): Promise<string> {
  const where = await whereabouts(draft, db);
  const { id, title } = await db.post.create({
    data: {
      kind: draft.kind,
      ...fieldsOf(draft, where),
      changedAt: toTheMinute(now()),
      occurrences: { create: datesFor(draft.when, now(), zone()).map((date) => occurrenceRow(date, where)) },
      hosts: { create: { personId: viewer.id } },
      ...(draft.arrival && { arrival: { create: { words: draft.arrival } } }),
    },
    select: { id: true, title: true },
  });
  await addHosts(db, { id, title }, draft.hosts);
  await attachPictures(db, pictures, { postId: id }, draft.title);
  await addPendingMatch(db, id);
  await changed(db, `post:${id}`);
  return id;
}

/** A post as its form says it; `version` is how it stood when the form was opened. */
type Edit = { id: string; version: string; draft: Draft; pictures: Pictures };
/** What became of it: changed (with the keys of pictures that went), changed by somebody else meanwhile, or not the viewer's. */
type Edited = { kind: 'changed'; gone: string[] } | { kind: 'conflict' } | { kind: 'missing' };

/**
 * Changes a post of the viewer's, and its kind where the draft has another: what was written under it stays. Dates that stay keep
 * their joinings; who was coming hears of what concerns them.
 */
export async function changePost(
  viewer: Viewer,
  { id, version, draft, pictures }: Edit,
  db: Transaction,
): Promise<Edited> {
  const post = await heldPost(viewer, id, db);
  if (!post || post.withdrawnAt) return { kind: 'missing' };
  if (post.version !== version) return { kind: 'conflict' };
  const where = await whereabouts(draft, db);
  // An activity's form does not ask for whom; what the request it was once said stays.
  const fields = fieldsOf(draft.kind === 'ACTIVITY' ? { ...draft, forWhom: post.forWhom } : draft, where);
  const hasMoved = fields.placeId !== post.placeId || fields.whereWords !== post.whereWords;
  await db.post.update({
    where: { id },
    data: { kind: draft.kind, ...fields, version: crypto.randomUUID() },
  });
  await keepChange(db, id, now());
  await keepDays(db, { ...post, title: draft.title }, draft, where, hasMoved);
  await keepArrival(db, id, draft.arrival);
  await addHosts(db, { id, title: draft.title }, draft.hosts);
  const gone = await attachPictures(db, pictures, { postId: id }, draft.title);
  await addPendingMatch(db, id, { before: post, now: { kind: draft.kind, ...fields } });
  await changed(db, `post:${id}`);
  return { kind: 'changed', gone };
}

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
    await notifyAbout(db, await concerned(db, id), { is: 'withdrawn' }, post, about);
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

/** Queues a mail with news of a post to some people, each in their language. Those without an address find it on the page. */
export async function notifyAbout(
  db: Transaction,
  personIds: string[],
  news: PostNews,
  post: { id: string; title: string },
  options: MailOptions = {},
): Promise<void> {
  await queueMails(db, personIds, (language) => newsMail(language, news, post), options);
}

/** A post that the viewer answers for, held still until the transaction ends. */
async function heldPost(viewer: Viewer, id: string, db: Transaction) {
  if (!isId(id)) return null;
  // Dates before their post, as whoever joins one holds them, so that the two never wait for each other.
  await run(db, lockDates, { postId: id });
  await run(db, lockPost, { id });
  const post = await db.post.findFirst({
    where: { id, hosts: { some: { personId: viewer.id } } },
    include: { occurrences: { orderBy: { ends: 'desc' }, take: 1 } },
  });
  // What has passed is gone, also where the sweep has not come by yet.
  const [last] = post?.occurrences ?? [];
  return post && last && !isForgotten(post, last.ends, now()) ? post : null;
}

/** Whom a withdrawal concerns: those who wrote and those who are coming, but for the hosts. */
async function concerned(db: Transaction, postId: string): Promise<string[]> {
  const rows = await db.person.findMany({
    where: {
      OR: [
        { messages: { some: { postId } } },
        { joinings: { some: { occurrence: { postId, ends: { gt: now() } } } } },
      ],
      hosting: { none: { postId } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Brings the dates of a post to what its draft says, and tells those who were coming what that changes for them. */
async function keepDays(
  db: Transaction,
  post: { id: string; title: string } & Hours,
  draft: Draft,
  where: Whereabouts,
  hasMoved: boolean,
): Promise<void> {
  const days = await db.occurrence.findMany({
    where: { postId: post.id },
    include: { joinings: { select: { personId: true } } },
  });
  const { kept, gone, added } = datesKept(days, draft.when, post, now(), zone());
  const leave = new Set<string>();
  for (const day of gone) {
    for (const { personId } of day.joinings) leave.add(personId);
    await takeBackReminders(db, day, day.joinings);
  }
  await db.occurrence.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const hear = new Set<string>();
  for (const { before, date } of kept) {
    const isLater =
      before.starts.getTime() !== date.starts.getTime() || before.ends.getTime() !== date.ends.getTime();
    if (isLater) await takeBackReminders(db, before, before.joinings);
    if (isLater || hasMoved) for (const { personId } of before.joinings) hear.add(personId);
    const data = {
      ...occurrenceRow(date, where),
      movedFrom: date.movedFrom,
      ...(isLater && { asked: false }),
    };
    await db.occurrence.update({ where: { id: before.id }, data });
  }
  await db.occurrence.createMany({
    data: added.map((date) => ({ postId: post.id, ...occurrenceRow(date, where) })),
  });
  await notifyAbout(db, [...leave], { is: 'dateGone' }, post);
  await notifyAbout(
    db,
    [...hear].filter((id) => !leave.has(id)),
    { is: 'changed' },
    post,
  );
}

async function keepArrival(db: Transaction, postId: string, words: string): Promise<void> {
  if (words) {
    await db.arrival.upsert({ where: { postId }, create: { postId, words }, update: { words } });
    await removeTombstones(db, 'Arrival', postId);
  } else if ((await db.arrival.deleteMany({ where: { postId } })).count > 0)
    await addTombstones(db, 'Arrival', postId);
}

/** Lets those who are named answer for a post too, and tells them. Names of nobody are left out. */
async function addHosts(
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
  await notifyAbout(db, ids, { is: 'named' }, post);
}
