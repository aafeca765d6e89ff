import 'server-only';
import { cache } from 'react';
import { titleTold } from '#lib/folds/rules';
import type { Folded } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { isComing, type JoinableDate, mayJoin, readComing, seesWhoComes } from '#lib/posts/joinings/rules';
import type { ComingView, JoiningView } from '#lib/posts/joinings/schema';
import { Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { sameBytes, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

const OCCASION = {
  ends: true,
  calledOff: true,
  post: { select: { kind: true, withdrawnAt: true, folded: true } },
} as const;

type OccurrenceRow = {
  ends: Date;
  calledOff: boolean;
  post: { kind: JoinableDate['kind']; withdrawnAt: Date | null; folded: Folded };
};

function occasion({ ends, calledOff, post }: OccurrenceRow): JoinableDate {
  return { kind: post.kind, withdrawn: post.withdrawnAt !== null || post.folded === 'GONE', calledOff, ends };
}

/** For each day of a post that is still to come, by its id: whether one may come, whether the viewer does, and who else, as far as they may know. */
export const joinings = cache(
  async (viewer: Viewer | null, postId: string): Promise<Map<string, JoiningView>> => {
    if (!isId(postId)) return new Map();
    const [days, isHost, own] = await Promise.all([
      database().occurrence.findMany({
        where: { postId, ends: { gt: now() } },
        select: { id: true, ...OCCASION },
      }),
      hosts(viewer, postId),
      viewer ? comesTo(viewer, postId) : [],
    ]);
    const mine = new Map(own.map(({ occurrenceId, unnamed }) => [occurrenceId, unnamed]));
    const seen = days.filter((day) =>
      seesWhoComes(occasion(day), { isHost, comes: mine.has(day.id) }, now()),
    );
    const names = seen[0] ? await namesOf(seen.map(({ id }) => id)) : new Map<string, PeopleWords[]>();
    return new Map(
      days.map((day) => [
        day.id,
        {
          mine: mine.has(day.id) ? (mine.get(day.id) ? 'unnamed' : 'named') : null,
          mayJoin: mayJoin(occasion(day), isHost, now()),
          names: seen.includes(day) ? new Several(names.get(day.id) ?? []) : null,
        },
      ]),
    );
  },
);

/** The names of those coming who show them, by day, in the order of the alphabet. */
async function namesOf(occurrenceIds: string[]): Promise<Map<string, PeopleWords[]>> {
  const rows = await database().joining.findMany({
    where: { occurrenceId: { in: occurrenceIds }, unnamed: false },
    select: { occurrenceId: true, person: { select: { name: true } } },
    orderBy: { person: { nameKey: 'asc' } },
  });
  const names = new Map<string, PeopleWords[]>();
  for (const { occurrenceId, person } of rows)
    names.set(occurrenceId, [...(names.get(occurrenceId) ?? []), written(person.name)]);
  return names;
}

/** Whether somebody may hear that who comes to a post's days has changed: its hosts may, and those coming. */
export async function hearsWhoComes(viewer: Viewer | null, postId: string): Promise<boolean> {
  if (!viewer) return false;
  const [isHost, comesTo] = await Promise.all([hosts(viewer, postId), daysOf(viewer, postId)]);
  return isHost || comesTo.some((each) => isComing(each, now()));
}

/** Whether somebody answers for a post. */
export async function hosts(
  viewer: Viewer | null,
  postId: string,
  db: Transaction = database(),
): Promise<boolean> {
  if (!viewer) return false;
  const key = { postId, personId: viewer.id };
  return (await db.host.findUnique({ where: { postId_personId: key }, select: { postId: true } })) !== null;
}

/** Whether the viewer has a calendar of their own, and whether a token is in its address. */
export async function calendarOf(viewer: Viewer, token?: string): Promise<'none' | 'other' | 'this'> {
  const key = await database().feedKey.findUnique({ where: { personId: viewer.id } });
  if (!key) return 'none';
  return token && sameBytes(key.tokenHash, sha256(token)) ? 'this' : 'other';
}

export async function daysOf(viewer: Viewer, postId: string): Promise<JoinableDate[]> {
  const days = await database().occurrence.findMany({
    where: { postId, ends: { gt: now() }, joinings: { some: { personId: viewer.id } } },
    select: OCCASION,
  });
  return days.map(occasion);
}

/** The dates of a post that the viewer comes to. Of a visitor nothing is asked: a page of theirs never waits for who comes. */
function comesTo(viewer: Viewer, postId: string) {
  return database().joining.findMany({
    where: { personId: viewer.id, occurrence: { postId, ends: { gt: now() } } },
    select: { occurrenceId: true, unnamed: true },
  });
}

/** The date of which the link of a reminder speaks; undefined where it is over, or gone, or the link is none of ours. */
export async function comingBy(token: string): Promise<ComingView | undefined> {
  const coming = readComing(token);
  if (!coming) return undefined;
  const { personId, occurrenceId: id } = coming;
  const day = await database().occurrence.findFirst({
    where: { id, ends: { gt: now() } },
    include: { post: { select: { title: true, folded: true } }, joinings: { where: { personId } } },
  });
  if (!day) return undefined;
  const { postId, post, starts, joinings } = day;
  return {
    postId,
    title: written(titleTold(post)),
    day: dayOf(starts, zone()),
    isComing: joinings.length > 0,
  };
}
