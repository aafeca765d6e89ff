import 'server-only';
import { removeNotifications } from '#lib/notifications/mutations';
import { unqueueMails } from '#lib/notifications/outbox';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { keepChange } from '#lib/posts/post/changes';
import { concerned, mailNews, nextDates, noteOnBoard, notifyAbout } from '#lib/posts/post/notify';
import { heldPost, heldTypedFor } from '#lib/posts/post/own-post';
import { undoUntil } from '#lib/posts/post/rules';
import { mayBringBack, mayWithdrawForOther } from '#lib/posts/withdrawal/rules';
import { now } from '#lib/values/time/clock';

/**
 * Takes a post of the viewer's off the board, with one kind sentence to all who wrote: they find it on the board and its page, and who has
 * an address is told once it cannot be undone any more; at once, where a date of it is nearer.
 */
export async function withdrawPost(viewer: Viewer, id: string, words: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldPost(viewer, id, db);
    if (!post || post.withdrawnAt) return false;
    await takeOff(viewer, { post, words, byOther: false }, db);
    return true;
  });
}

/** Takes off the board what was typed in for a neighbour, by whoever else is past careful days: whoever typed it in is told, and by whom is kept nowhere. */
export async function withdrawForOther(viewer: Viewer, id: string, words: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = await heldTypedFor(id, db);
    if (!post || !mayWithdrawForOther(post, await askerOf(viewer, id, db))) return false;
    await takeOff(viewer, { post, words, byOther: true }, db);
    return true;
  });
}

type Withdrawal = { post: { id: string; title: string }; words: string; byOther: boolean };

async function takeOff(viewer: Viewer, { post, words, byOther }: Withdrawal, db: Transaction): Promise<void> {
  const { id } = post;
  const data = { withdrawnAt: now(), withdrawWords: words, withdrawnByOther: byOther };
  await db.post.update({ where: { id }, data });
  await addTombstones(db, 'Post: withdrawn', id);
  const others = (await concerned(db, id)).filter((personId) => personId !== viewer.id);
  await notifyAbout(db, {
    ...{ personIds: others, news: { is: 'withdrawn' }, post, dates: await nextDates(db, id) },
    ...{ due: undoUntil(now()), about: aboutWithdrawal(id) },
  });
  await changed(db, `post:${id}`);
}

/**
 * Puts a post back on the board, within ten minutes of its withdrawal, or as long as it is kept where somebody else withdrew it, as if
 * nothing had been: whoever has heard of it hears of this.
 */
export async function undoWithdrawal(viewer: Viewer, id: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const post = (await heldPost(viewer, id, db)) ?? (await heldTypedFor(id, db));
    if (!post || !mayBringBack(post, await askerOf(viewer, id, db), now())) return false;
    const data = { withdrawnAt: null, withdrawWords: '', withdrawnByOther: false };
    await db.post.update({ where: { id }, data });
    await keepChange(db, id, now());
    await addReturns(db, 'Post: withdrawn', id);
    await tellThatItIsBack(viewer, post, db);
    await changed(db, `post:${id}`);
    return true;
  });
}

async function askerOf(viewer: Viewer, postId: string, db: Transaction) {
  const host = await db.host.findFirst({ where: { postId, personId: viewer.id }, select: { postId: true } });
  return { isHost: host !== null, isCareful: await isCareful(viewer, db) };
}

async function tellThatItIsBack(
  viewer: Viewer,
  post: { id: string; title: string },
  db: Transaction,
): Promise<void> {
  const all = await concerned(db, post.id);
  const unseen = await removeNotifications(db, { postId: post.id, reason: 'WITHDRAWN' });
  const unsent = await unqueueMails(db, all, aboutWithdrawal(post.id));
  const others = all.filter((personId) => personId !== viewer.id);
  const back = { news: { is: 'back' as const }, post, dates: await nextDates(db, post.id) };
  await noteOnBoard(db, { ...back, personIds: others.filter((personId) => !unseen.includes(personId)) });
  await mailNews(db, { ...back, personIds: others.filter((personId) => !unsent.includes(personId)) });
}

const aboutWithdrawal = (postId: string): string => `withdrawn ${postId}`;
