import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import type { Pictures } from '#lib/pictures/staged/mutations';
import type { Transaction } from '#lib/platform/database/client';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { addHosts } from '#lib/posts/hosts/mutations';
import { datesKept } from '#lib/posts/occurrences/dates';
import { keepChange, takeBackReminders } from '#lib/posts/post/changes';
import { fieldsOf, occurrenceRow, type Whereabouts, whereabouts } from '#lib/posts/post/mutations';
import { notifyAbout } from '#lib/posts/post/notify';
import { heldPost } from '#lib/posts/post/own-post';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import type { Draft } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

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
  // The place before its posts, as whoever moves it holds them.
  const where = await whereabouts(draft, db);
  const post = await heldPost(viewer, id, db);
  if (!post || post.withdrawnAt) return { kind: 'missing' };
  if (post.version !== version) return { kind: 'conflict' };
  // An activity's form does not ask for whom; what the request it was once said stays.
  const fields = fieldsOf(draft.kind === 'ACTIVITY' ? { ...draft, forWhom: post.forWhom } : draft, where);
  const hasMoved = fields.placeId !== post.placeId || fields.whereWords !== post.whereWords;
  await db.post.update({
    where: { id },
    data: { kind: draft.kind, ...fields, version: crypto.randomUUID() },
  });
  await keepChange(db, id, now());
  await keepOccurrences(db, { ...post, title: draft.title }, { draft, where, hasMoved });
  await keepArrival(db, id, draft.arrival);
  await addHosts(db, { id, title: draft.title }, draft.hosts);
  const gone = await attachPictures(db, { postId: id }, { pictures, title: draft.title });
  // A picture without words of its own is called by the title.
  await db.picture.updateMany({ where: { postId: id, words: post.title }, data: { words: draft.title } });
  await addPendingMatch(db, id, { before: post, now: { kind: draft.kind, ...fields } });
  await changed(db, `post:${id}`);
  return { kind: 'changed', gone };
}

/** Brings the dates of a post to what its draft says, and tells those who were coming what that changes for them. */
async function keepOccurrences(
  db: Transaction,
  post: { id: string; title: string } & Hours,
  { draft, where, hasMoved }: { draft: Draft; where: Whereabouts; hasMoved: boolean },
): Promise<void> {
  const days = await db.occurrence.findMany({
    where: { postId: post.id },
    include: { joinings: { select: { personId: true } } },
  });
  const { kept, gone, added } = datesKept(
    days,
    { when: draft.when, hours: post },
    { now: now(), zone: zone() },
  );
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
  const stillComing = [...hear].filter((id) => !leave.has(id));
  await notifyAbout(db, { personIds: [...leave], news: { is: 'dateGone' }, post });
  await notifyAbout(db, { personIds: stillComing, news: { is: 'changed' }, post });
}

async function keepArrival(db: Transaction, postId: string, words: string): Promise<void> {
  if (words) {
    await db.arrival.upsert({ where: { postId }, create: { postId, words }, update: { words } });
    await removeTombstones(db, 'Arrival', postId);
  } else if ((await db.arrival.deleteMany({ where: { postId } })).count > 0)
    await addTombstones(db, 'Arrival', postId);
}
