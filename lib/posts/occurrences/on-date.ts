import 'server-only';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Conflict } from '#lib/platform/form/meet';
import { changed } from '#lib/platform/live/changed';
import { extend } from '#lib/posts/occurrences/jobs';
import { todayAt } from '#lib/posts/occurrences/queries';
import { dateSaid, doesHostAnswer, mayCallOff, mayCallOffByLine } from '#lib/posts/occurrences/rules';
import type { DateSaid } from '#lib/posts/occurrences/schema';
import { occurrenceView } from '#lib/posts/occurrences/view';
import { keepChange, takeBackReminders } from '#lib/posts/post/changes';
import type { PostNews } from '#lib/posts/post/mail';
import { notifyAbout } from '#lib/posts/post/notify';
import { lockDate } from '#lib/posts/post/posts.sql';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dayOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

type LockedDate = NonNullable<Awaited<ReturnType<typeof lockedDate>>>;

type Data = Partial<Pick<LockedDate, 'kind' | 'starts' | 'ends' | 'movedFrom' | 'calledOff' | 'words'>>;

/** What became of a change of a date: done; changed by somebody else since its form was opened; or it is not there, or not theirs to change. */
export type DateChanged = { kind: 'changed'; post: string } | Conflict | { kind: 'missing' };

/** Does something to a date that the viewer may change. `work` may say that somebody else was quicker, or that there is nothing to change. */
export async function onDate(
  viewer: Viewer,
  occurrenceId: string,
  work: (day: LockedDate, db: Transaction) => Promise<Conflict | { kind: 'missing' } | undefined>,
): Promise<DateChanged> {
  if (!isId(occurrenceId)) return { kind: 'missing' };
  return database().$transaction(async (db) => {
    const day = await lockedDate(viewer, { occurrenceId }, db);
    if (!day) return { kind: 'missing' };
    return (await work(day, db)) ?? { kind: 'changed', post: day.postId };
  });
}

/** A locked date as its forms say it. */
export const saidOfDate = (day: LockedDate): DateSaid =>
  dateSaid(day, occurrenceView(day, day.post).endSaid, zone());

/** Writes what is new of a locked date, tells those whom it concerns, and sees to it that enough dates of a rhythm take place. */
export async function changeDate(
  db: Transaction,
  day: LockedDate,
  { data, news }: { data: Data; news: PostNews },
): Promise<void> {
  await db.occurrence.update({ where: { id: day.id }, data });
  // Whoever has the form of the post open meanwhile is to see it.
  await db.post.update({ where: { id: day.postId }, data: { version: crypto.randomUUID() } });
  await keepChange(db, day.postId, now());
  await extend(day.postId, db);
  // A reminder of what it was, where one waits yet.
  if (data.calledOff || data.starts) await takeBackReminders(db, day, day.joinings);
  const post = { id: day.postId, title: day.post.title };
  await notifyAbout(db, { personIds: day.concerned, news, post, dates: [day, { ...day, ...data }] });
  await changed(db, `post:${day.postId}`);
}

/**
 * A date that the viewer may call off, locked, with those whom it concerns but for the viewer.
 * @param slug of the place of which something was said, where one of its dates of today is asked for.
 */
export async function lockedDate(
  viewer: Viewer,
  { occurrenceId, slug }: { occurrenceId: string; slug?: string },
  db: Transaction,
) {
  await run(db, lockDate, { id: occurrenceId });
  const row = await db.occurrence.findFirst({
    where: {
      ...(slug ? todayAt(slug) : { ends: { gt: now() }, kind: { not: 'ANY' }, post: { withdrawnAt: null } }),
      id: occurrenceId,
    },
    include: {
      joinings: { select: { personId: true } },
      post: { include: { hosts: { include: { person: { select: { hereOn: true } } } } } },
    },
  });
  if (!row) return undefined;
  const { joinings, post, ...day } = row;
  const isNew = await isCareful(viewer, db);
  const may = mayCallOff({
    isCareful: isNew,
    isHost: post.hosts.some(({ personId }) => personId === viewer.id),
    isComing: joinings.some(({ personId }) => personId === viewer.id),
    hostAnswers: doesHostAnswer(
      post.hosts.map(({ person }) => person),
      todayIn(zone(), now()),
    ),
  });
  const all = [...joinings, ...post.hosts].map(({ personId }) => personId);
  const concerned = [...new Set(all)].filter((personId) => personId !== viewer.id);
  const mayByLine = slug !== undefined && mayCallOffByLine(may, isNew);
  return may || mayByLine ? { ...day, post, joinings, concerned, day: dayOf(day.starts, zone()) } : undefined;
}

/** All dates of a locked date's post, itself among them. */
export async function allDates(day: LockedDate, db: Transaction): Promise<LockedDate[]> {
  const others = await db.occurrence.findMany({ where: { postId: day.postId, id: { not: day.id } } });
  return [day, ...others.map((other) => ({ ...day, ...other }))];
}
