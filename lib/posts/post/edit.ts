import 'server-only';
import type { Post } from '#generated/prisma/client';
import { keepMended } from '#lib/folds/mutations';
import { newUntil } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures } from '#lib/pictures/mutations';
import type { Pictures } from '#lib/pictures/staged/mutations';
import type { Transaction } from '#lib/platform/database/client';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { askHosts } from '#lib/posts/hosts/mutations';
import { datesKept } from '#lib/posts/occurrences/dates';
import { keepChange, takeBackReminders } from '#lib/posts/post/changes';
import { pick, TEXTS, type TextName } from '#lib/posts/post/fields';
import { fieldsOf, occurrenceRow, type Whereabouts, whereabouts } from '#lib/posts/post/mutations';
import { nextDates, notifyAbout, type ToldDate, thoseWhoWrote } from '#lib/posts/post/notify';
import { heldPost } from '#lib/posts/post/own-post';
import { addPendingMatch } from '#lib/posts/post/pending-match';
import type { Draft } from '#lib/posts/post/schema';
import { saysElse } from '#lib/values/text/says-else';
import { now } from '#lib/values/time/clock';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/**
 * A post as its form says it; `version` is how it stood when the form was opened. What is `unasked` by the form stays as it is: an activity's
 * does not ask for whom, which the request may have said that it once was.
 */
type Edit = { id: string; version: string; draft: Draft; pictures: Pictures; unasked?: TextName[] };

/** What became of it: changed (with the keys of pictures that went), changed by somebody else meanwhile, or not the viewer's. */
type Edited = { kind: 'changed'; gone: string[] } | { kind: 'conflict' } | { kind: 'missing' };

/**
 * Changes a post of the viewer's, and its kind where the draft has another: what was written under it stays. Dates that stay keep
 * their joinings; who was coming hears of what concerns them.
 */
export async function changePost(
  viewer: Viewer,
  { id, version, draft, pictures, unasked = draft.kind === 'ACTIVITY' ? ['forWhom'] : [] }: Edit,
  db: Transaction,
): Promise<Edited> {
  // The place before its posts, as whoever moves it holds them.
  const where = await whereabouts(draft, db);
  const post = await heldPost(viewer, id, db);
  if (!post || post.withdrawnAt) return { kind: 'missing' };
  if (post.version !== version) return { kind: 'conflict' };
  const fields = fieldsOf({ ...draft, ...pick(post, unasked) }, where);
  const hasMoved = fields.placeId !== post.placeId || fields.whereWords !== post.whereWords;
  await db.post.update({
    where: { id },
    data: { ...kindsOf(post, draft), ...fields, version: crypto.randomUUID() },
  });
  if (TEXTS.some((name) => saysElse(post[name], fields[name])))
    await keepMended(viewer, { kind: 'post', id }, db);
  await keepChange(db, id, now());
  const said = { ...post, title: draft.title };
  await keepOccurrences(viewer, { post: said, draft, where, hasMoved }, db);
  await keepArrival(db, id, draft.arrival);
  await askHosts(viewer, { post: said, names: draft.hosts }, db);
  if (draft.kind !== post.kind) await tellOfTurn(db, said);
  const of = { pictures, title: draft.title, newUntil: await newUntil(viewer, db) };
  const gone = await attachPictures(db, { postId: id }, of);
  // A picture without words of its own is called by the title.
  await db.picture.updateMany({ where: { postId: id, words: post.title }, data: { words: draft.title } });
  await addPendingMatch(db, id, { before: post, now: { kind: draft.kind, ...fields } });
  await changed(db, `post:${id}`);
  return { kind: 'changed', gone };
}

/** What a post is by its draft, and, where that makes it an activity, what it was. */
const kindsOf = ({ kind, turnedFrom }: Pick<Post, 'kind' | 'turnedFrom'>, draft: Draft) => ({
  kind: draft.kind,
  turnedFrom: draft.kind === kind ? turnedFrom : draft.kind === 'ACTIVITY' ? kind : null,
});

/** What a change of a post is about: the post with its title of now and the hours it had, its draft, and where it is now. */
type Change = {
  post: { id: string; title: string } & Hours;
  draft: Draft;
  where: Whereabouts;
  hasMoved: boolean;
};

/** Brings the dates of a post to what its draft says, and tells those who come, and its other hosts, what that changes for them. */
async function keepOccurrences(
  viewer: Viewer,
  { post, draft, where, hasMoved }: Change,
  db: Transaction,
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
  const others = await otherHosts(viewer, post.id, db);
  const leave = new Set<string>();
  for (const day of gone) {
    for (const { personId } of day.joinings) leave.add(personId);
    await takeBackReminders(db, day, day.joinings);
  }
  await db.occurrence.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const hear = new Set<string>(gone[0] ? others : []);
  const changedDates: ToldDate[] = [];
  for (const { before, date } of kept) {
    const isLater =
      before.starts.getTime() !== date.starts.getTime() || before.ends.getTime() !== date.ends.getTime();
    if (isLater) await takeBackReminders(db, before, before.joinings);
    if ((isLater || hasMoved) && (before.ends > now() || date.ends > now())) {
      for (const personId of [...others, ...before.joinings.map((joining) => joining.personId)])
        hear.add(personId);
      changedDates.push(before, date);
    }
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
  const stillComing = [...hear].filter((id) => !leave.has(id) && id !== viewer.id);
  await notifyAbout(db, { personIds: [...leave], news: { is: 'dateGone' }, post, dates: gone });
  await notifyAbout(db, {
    ...{ personIds: stillComing, news: { is: 'changed' }, post },
    dates: [...changedDates, ...gone],
  });
}

async function otherHosts(viewer: Viewer, postId: string, db: Transaction): Promise<string[]> {
  const where = { postId, personId: { not: viewer.id } };
  const rows = await db.host.findMany({ where, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** Tells those who wrote under a post that it is something to do together now. */
async function tellOfTurn(db: Transaction, post: { id: string; title: string }): Promise<void> {
  const personIds = await thoseWhoWrote(db, post.id);
  const dates = await nextDates(db, post.id);
  await notifyAbout(db, { personIds, news: { is: 'turned' }, post, dates });
}

async function keepArrival(db: Transaction, postId: string, words: string): Promise<void> {
  if (words) {
    await db.arrival.upsert({ where: { postId }, create: { postId, words }, update: { words } });
    await addReturns(db, 'Arrival', postId);
  } else if ((await db.arrival.deleteMany({ where: { postId } })).count > 0)
    await addTombstones(db, 'Arrival', postId);
}
