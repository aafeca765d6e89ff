import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import type { Pictures } from '#lib/pictures/staged/mutations';
import type { Transaction } from '#lib/platform/database/client';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { addHosts } from '#lib/posts/hosts/mutations';
import { datesFor } from '#lib/posts/occurrences/dates';
import { keepChange, toTheMinute } from '#lib/posts/post/changes';
import { keepDays } from '#lib/posts/post/keep-occurrences';
import { heldPost } from '#lib/posts/post/own-post';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import { fieldsOf, occurrenceRow, whereabouts } from '#lib/posts/post/rows';
import type { Draft } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
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

async function keepArrival(db: Transaction, postId: string, words: string): Promise<void> {
  if (words) {
    await db.arrival.upsert({ where: { postId }, create: { postId, words }, update: { words } });
    await removeTombstones(db, 'Arrival', postId);
  } else if ((await db.arrival.deleteMany({ where: { postId } })).count > 0)
    await addTombstones(db, 'Arrival', postId);
}
