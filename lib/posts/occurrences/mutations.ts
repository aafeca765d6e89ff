import 'server-only';
import { isCareful } from '#lib/people/person/queries';
import type { Viewer } from '#lib/people/viewer';
import { sayNoMore } from '#lib/places/today/mutations';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Mistakes } from '#lib/platform/form/parse';
import { changed } from '#lib/platform/live/changed';
import { extend } from '#lib/posts/occurrences/jobs';
import { todayAt } from '#lib/posts/occurrences/queries';
import {
  backTo,
  isSameTime,
  isTaken,
  mayCallOffByLine,
  movedTo,
  tryNightLock,
} from '#lib/posts/occurrences/rules';
import type { Target } from '#lib/posts/occurrences/schema';
import { keepChange, takeBackReminders } from '#lib/posts/post/changes';
import type { PostNews } from '#lib/posts/post/mail';
import { notifyAbout } from '#lib/posts/post/mutations';
import { lockDate } from '#lib/posts/post/posts.sql';
import { doesHostAnswer, mayCallOff } from '#lib/posts/post/rules';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dayOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * Says of one date that it does not take place, and why. Its hosts may, and where none of them answers those who are coming to it;
 * all of them are told. Called off already, it stays as it was said. @returns the id of the post, or undefined where the date is not
 * there, is over, or is not theirs to call off.
 */
export function callOff(viewer: Viewer, occurrenceId: string, words: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (!day.calledOff) await set(db, day, { calledOff: true, words }, { is: 'calledOff', day: day.day });
  });
}

/** It takes place after all. */
export function takeBackCallOff(viewer: Viewer, occurrenceId: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (day.calledOff)
      await set(db, day, { calledOff: false, words: '' }, { is: 'takesPlace', day: day.day });
  });
}

/** Says what is different on one date; no words take them back. Of one that is called off, there is nothing else to say. */
export async function sayOfDay(
  viewer: Viewer,
  occurrenceId: string,
  words: string,
): Promise<string | undefined> {
  let isOff = false;
  const post = await onDate(viewer, occurrenceId, async (day, db) => {
    isOff = day.calledOff;
    if (!isOff && day.words !== words) await set(db, day, { words }, { is: 'said', day: day.day });
  });
  return isOff ? undefined : post;
}

/**
 * Moves one date to another day or hour, with a line why; the others stay, and who comes to it still does. Whoever may call it off
 * may, and the same people are told. @returns the id of the post, what is wrong with where it is to go, or undefined where the date
 * is not there, is over or called off, or not theirs to move.
 */
export async function moveDay(
  viewer: Viewer,
  occurrenceId: string,
  target: Target,
  words: string,
): Promise<{ post: string; mistakes?: undefined } | { mistakes: Mistakes } | undefined> {
  let mistakes: Mistakes | undefined;
  let isOff = false;
  const post = await onDate(viewer, occurrenceId, async (day, db) => {
    isOff = day.calledOff || !tryNightLock(day, day.post, zone());
    if (isOff) return;
    const moved = movedTo(day, target, { ...day.post, dates: await allDates(day, db) }, now(), zone());
    mistakes = moved.mistakes;
    if (!moved.to) return;
    const { kind, starts, ends } = moved.to;
    const was = backTo(day, day.post, now(), zone());
    const movedFrom = was && isSameTime(was, moved.to) ? null : (day.movedFrom ?? day.starts);
    await set(db, day, { kind, starts, ends, movedFrom, words }, newsOf(day.day, dayOf(starts, zone())));
  });
  if (mistakes) return { mistakes };
  return post && !isOff ? { post } : undefined;
}

/** A moved date goes back to its day; where that has passed, or another date stands there by now, it stays. Undefined likewise. */
export async function backToItsDay(viewer: Viewer, occurrenceId: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    const to = backTo(day, day.post, now(), zone());
    if (!to || day.calledOff || isTaken(to, day, await allDates(day, db))) return;
    const { kind, starts, ends } = to;
    await set(db, day, { kind, starts, ends, movedFrom: null, words: '' }, newsOf(day.day, to.day));
  });
}

const newsOf = (day: string, to: string): PostNews =>
  day === to ? { is: 'otherHour', day } : { is: 'moved', day, to };

/**
 * Calls off dates of today at a place because of what is said to be so there, in those words; who comes and who calls them are told.
 * What is not one of them, or not theirs to call off, is left as it is.
 */
export async function callOffByLine(
  viewer: Viewer,
  slug: string,
  occurrenceIds: string[],
  words: string,
  db: Transaction,
): Promise<void> {
  // In one order, so that two lines at once never wait for each other.
  for (const id of [...new Set(occurrenceIds)].sort()) {
    const day = isId(id) ? await heldOccurrence(viewer, id, db, slug) : undefined;
    if (day && !day.calledOff)
      await set(db, day, { calledOff: true, words }, { is: 'calledOff', day: day.day });
  }
}

/** Takes a place's line of today away; what was called off by it takes place after all. */
export async function takeBackByLine(viewer: Viewer, slug: string): Promise<void> {
  await database().$transaction(async (db) => {
    const line = await db.todayLine.findFirst({ where: { place: { slug } } });
    if (!line) return;
    const days = await db.occurrence.findMany({
      where: { ...todayAt(slug), calledOff: true, words: line.words },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of days) {
      const day = await heldOccurrence(viewer, id, db, slug);
      if (day?.calledOff)
        await set(db, day, { calledOff: false, words: '' }, { is: 'takesPlace', day: day.day });
    }
    await sayNoMore(viewer, slug, db);
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof heldOccurrence>>>;
type Data = Partial<Pick<Held, 'kind' | 'starts' | 'ends' | 'movedFrom' | 'calledOff' | 'words'>>;

/** Does something to a date that the viewer may change, and returns the id of its post; undefined where there is none such. */
async function onDate(
  viewer: Viewer,
  occurrenceId: string,
  work: (day: Held, db: Transaction) => Promise<void>,
): Promise<string | undefined> {
  if (!isId(occurrenceId)) return undefined;
  return database().$transaction(async (db) => {
    const day = await heldOccurrence(viewer, occurrenceId, db);
    if (!day) return undefined;
    await work(day, db);
    return day.postId;
  });
}

/** Writes what is new of a held date, tells those whom it concerns, and sees to it that enough dates of a rhythm take place. */
async function set(db: Transaction, day: Held, data: Data, news: PostNews): Promise<void> {
  await db.occurrence.update({ where: { id: day.id }, data });
  await keepChange(db, day.postId, now());
  await extend(day.postId, db);
  // A reminder of what it was, where one waits yet.
  if (data.calledOff || data.starts) await takeBackReminders(db, day, day.joinings);
  await notifyAbout(db, day.concerned, news, { id: day.postId, title: day.post.title });
  await changed(db, `post:${day.postId}`);
}

/**
 * A date that the viewer may call off, held still, with those whom it concerns but for the viewer.
 * @param at the place of which something was said, where one of its dates of today is asked for.
 */
async function heldOccurrence(viewer: Viewer, occurrenceId: string, db: Transaction, at?: string) {
  await run(db, lockDate, { id: occurrenceId });
  const row = await db.occurrence.findFirst({
    where: {
      ...(at ? todayAt(at) : { ends: { gt: now() }, kind: { not: 'ANY' }, post: { withdrawnAt: null } }),
      id: occurrenceId,
    },
    include: {
      joinings: { select: { personId: true } },
      post: { include: { hosts: { include: { person: { select: { hereOn: true } } } } } },
    },
  });
  if (!row) return undefined;
  const { joinings, post, ...day } = row;
  const may = mayCallOff({
    isHost: post.hosts.some(({ personId }) => personId === viewer.id),
    isComing: joinings.some(({ personId }) => personId === viewer.id),
    hostAnswers: doesHostAnswer(
      post.hosts.map(({ person }) => person),
      todayIn(zone(), now()),
    ),
  });
  const all = [...joinings, ...post.hosts].map(({ personId }) => personId);
  const concerned = [...new Set(all)].filter((personId) => personId !== viewer.id);
  const mayByLine = at !== undefined && mayCallOffByLine(may, await isCareful(viewer, db));
  return may || mayByLine ? { ...day, post, joinings, concerned, day: dayOf(day.starts, zone()) } : undefined;
}

/** All dates of a held date's post, itself among them. */
async function allDates(day: Held, db: Transaction): Promise<Held[]> {
  const others = await db.occurrence.findMany({ where: { postId: day.postId, id: { not: day.id } } });
  return [day, ...others.map((other) => ({ ...day, ...other }))];
}
