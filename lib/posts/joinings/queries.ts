import 'server-only';
import { cache } from 'react';
import { titleTold } from '#lib/folds/rules';
import type { Folded } from '#lib/folds/schema';
import { isCareful } from '#lib/people/careful/queries';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { type JoinableDate, mayJoin, readComing, seesWhoComes } from '#lib/posts/joinings/rules';
import type { ComingView, JoiningView } from '#lib/posts/joinings/schema';
import { doorOf, type Guests, guestsAt } from '#lib/posts/let-in/queries';
import { isIn } from '#lib/posts/let-in/rules';
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
      viewer ? ownJoinings(viewer, postId) : [],
    ]);
    const mine = new Map(own.map((joining) => [joining.occurrenceId, joining]));
    const seen = days.filter((day) =>
      seesWhoComes(occasion(day), { isHost, isIn: mine.get(day.id)?.isIn ?? false }, now()),
    );
    const ids = seen.map(({ id }) => id);
    const [names, guests, unseen] = await Promise.all([
      viewer && ids[0] && !isHost ? namesOf(viewer, ids) : undefined,
      viewer && ids[0] && isHost ? guestsAt(viewer, postId, ids) : undefined,
      viewer ? withUnseen(viewer, postId) : [],
    ]);
    const who = { isHost, names, guests, unseen };
    return new Map(days.map((day) => [day.id, viewOf(day, mine.get(day.id), who)]));
  },
);

type Who = {
  isHost: boolean;
  names: Map<string, PeopleWords[]> | undefined;
  guests: Guests | undefined;
  /** The dates to which somebody comes by name whom the viewer muted. */
  unseen: string[];
};

function viewOf(
  day: OccurrenceRow & { id: string },
  own: OwnJoining | undefined,
  { isHost, names, guests, unseen }: Who,
): JoiningView {
  const isSeen = seesWhoComes(occasion(day), { isHost, isIn: own?.isIn ?? false }, now());
  const among = isSeen ? (guests?.of.get(day.id) ?? []) : [];
  const named = isHost ? among.flatMap(({ name }) => name ?? []) : (names?.get(day.id) ?? []);
  return {
    mine: own ? (own.unnamed ? 'unnamed' : 'named') : null,
    knownAs: own?.unnamed && !own.isIn && own.knownAs ? written(own.knownAs) : null,
    mayJoin: mayJoin(occasion(day), isHost, now()),
    hasUnseen: unseen.includes(day.id),
    names: isSeen ? new Several(named) : null,
    guests: isSeen && isHost ? new Several(among) : null,
    door: isSeen && isHost ? (guests?.door ?? null) : null,
  };
}

/** The names of those coming who show them, by day, in the order of the alphabet. */
async function namesOf(viewer: Viewer, occurrenceIds: string[]): Promise<Map<string, PeopleWords[]>> {
  const rows = await database().joining.findMany({
    where: { occurrenceId: { in: occurrenceIds }, unnamed: false, person: inSightOf(viewer) },
    select: { occurrenceId: true, person: { select: { name: true } } },
    orderBy: { person: { nameKey: 'asc' } },
  });
  const names = new Map<string, PeopleWords[]>();
  for (const { occurrenceId, person } of rows)
    names.set(occurrenceId, [...(names.get(occurrenceId) ?? []), written(person.name)]);
  return names;
}

/**
 * The dates of a post to which somebody comes by name whom the viewer muted, for those who would see who comes: no newcomer, and at no home.
 * Of whoever muted the viewer nothing is told.
 */
async function withUnseen(viewer: Viewer, postId: string): Promise<string[]> {
  const rows = await database().joining.findMany({
    where: {
      unnamed: false,
      person: { mutedBy: { some: { personId: viewer.id } } },
      occurrence: { ends: { gt: now() }, post: { id: postId, NOT: { place: { isHome: true } } } },
    },
    select: { occurrenceId: true },
  });
  return rows[0] && !(await isCareful(viewer)) ? rows.map(({ occurrenceId }) => occurrenceId) : [];
}

/** Whether somebody may hear that who comes to a post's days has changed: whoever sees who comes to one. */
export async function hearsWhoComes(viewer: Viewer | null, postId: string): Promise<boolean> {
  if (!viewer) return false;
  if (await hosts(viewer, postId)) return true;
  return (await datesIn(viewer, postId))[0] !== undefined;
}

/** That the viewer comes to a date of a post, and whether they are in there. */
export type OwnJoining = {
  occurrenceId: string;
  unnamed: boolean;
  knownAs: string;
  isIn: boolean;
  day: OccurrenceRow;
};

/** The dates of a post to which the viewer comes. Of a visitor nothing is asked: a page of theirs never waits for who comes. */
export async function ownJoinings(
  viewer: Viewer,
  postId: string,
  db: Transaction = database(),
): Promise<OwnJoining[]> {
  const rows = await db.joining.findMany({
    where: { personId: viewer.id, occurrence: { postId, ends: { gt: now() } } },
    select: {
      ...{ occurrenceId: true, unnamed: true, knownAs: true, letIn: true },
      occurrence: { select: OCCASION },
    },
  });
  if (!rows[0]) return [];
  const door = await doorOf(postId, db);
  const careful = await isCareful(viewer, db);
  return rows.map(({ occurrence, letIn, ...row }) => ({
    ...row,
    day: occurrence,
    isIn: isIn(door, { ...row, letIn, isCareful: careful }),
  }));
}

/** The dates still to come at which somebody is in. */
export async function datesIn(viewer: Viewer, postId: string, db?: Transaction): Promise<OwnJoining[]> {
  const own = await ownJoinings(viewer, postId, db);
  return own.filter(({ day, isIn }) => seesWhoComes(occasion(day), { isHost: false, isIn }, now()));
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
