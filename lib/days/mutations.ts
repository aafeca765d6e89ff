import 'server-only';
import { database, type Transaction } from '#lib/database/client';
import { changed } from '#lib/live/changed';
import type { Viewer } from '#lib/people/rules';
import { tell } from '#lib/posts/mutations';
import { doesHostAnswer, mayCallOff } from '#lib/posts/rules';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';
import { dayOf, todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/**
 * Says of one date that it does not take place, and why. Its hosts may, and where none of them answers those who are coming to it;
 * all of them are told. @returns the id of the post, or undefined where the date is not there, is over, or is not theirs to call off.
 */
export function callOff(viewer: Viewer, dayId: string, words: string): Promise<string | undefined> {
  return change(viewer, dayId, false, { calledOff: true, words }, 'calledOff');
}

/** It takes place after all. */
export function takeBack(viewer: Viewer, dayId: string): Promise<string | undefined> {
  return change(viewer, dayId, true, { calledOff: false, words: '' }, 'takesPlace');
}

/** Says what is different on one date; no words take them back. */
export function sayOfDay(viewer: Viewer, dayId: string, words: string): Promise<string | undefined> {
  return change(viewer, dayId, false, { words }, 'said');
}

async function change(
  viewer: Viewer,
  dayId: string,
  calledOff: boolean,
  data: { calledOff?: boolean; words: string },
  is: 'calledOff' | 'takesPlace' | 'said',
): Promise<string | undefined> {
  if (!isId(dayId)) return undefined;
  return database().$transaction(async (db) => {
    const day = await heldDay(viewer, dayId, db);
    if (!day || day.calledOff !== calledOff) return undefined;
    await db.day.update({ where: { id: dayId }, data });
    await db.post.update({ where: { id: day.postId }, data: { changedAt: now() } });
    await tell(db, day.concerned, { is, day: day.day }, { id: day.postId, title: day.title });
    await changed(db, `post:${day.postId}`);
    return day.postId;
  });
}

/** A date that the viewer may call off, held still, with those whom it concerns but for the viewer. */
async function heldDay(viewer: Viewer, dayId: string, db: Transaction) {
  await db.$queryRaw`SELECT 1 FROM "Day" WHERE "id" = ${dayId}::uuid FOR NO KEY UPDATE`;
  const day = await db.day.findFirst({
    where: { id: dayId, ends: { gt: now() }, kind: { not: 'ANY' }, post: { withdrawnAt: null } },
    include: {
      joinings: { select: { personId: true } },
      post: { include: { hosts: { include: { person: { select: { seenOn: true } } } } } },
    },
  });
  if (!day) return undefined;
  const { joinings, post, postId, calledOff } = day;
  const may = mayCallOff({
    isHost: post.hosts.some(({ personId }) => personId === viewer.id),
    isComing: joinings.some(({ personId }) => personId === viewer.id),
    hostAnswers: doesHostAnswer(
      post.hosts.map(({ person }) => person.seenOn.toISOString().slice(0, 10)),
      todayIn(zone(), now()),
    ),
  });
  const all = [...joinings, ...post.hosts].map(({ personId }) => personId);
  const concerned = [...new Set(all)].filter((personId) => personId !== viewer.id);
  return may
    ? { postId, calledOff, concerned, title: post.title, day: dayOf(day.starts, zone()) }
    : undefined;
}
