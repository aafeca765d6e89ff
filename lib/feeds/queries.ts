import 'server-only';
import { cache } from 'react';
import type { Prisma } from '#generated/prisma/client';
import { ANY_DAY, type BoardParameters, kindNamed } from '#lib/board/parameters';
import { begunBefore, type Looked, type Probe } from '#lib/board/probes';
import { anyDay, coming } from '#lib/board/queries';
import { findPosts } from '#lib/board/search';
import { type Folded, OPEN } from '#lib/folds/schema';
import { database } from '#lib/platform/database/client';
import { each, FED, type Values } from '#lib/posts/post/fields';
import type { OccurrenceKind, PostKind } from '#lib/posts/post/schema';
import { isId } from '#lib/values/text/id';
import { containsAll } from '#lib/values/text/matches';
import { toSearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dayEnd, dayStart, todayIn } from '#lib/values/time/day';
import { END_OF_TIME, type TimeRange, timeRangeOf } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

// What calendars and feeds are fed. Whatever leaves here cannot be called back: each field stands in SHOWN or is `fed` in
// lib/posts/post/fields.ts, and none of them names a person, is said in a conversation, tells how to get in, or shows who comes.

/** A date of a post, as calendars and feeds have it. */
export type FedOccurrence = {
  id: string;
  kind: OccurrenceKind;
  starts: Date;
  ends: Date;
  movedFrom: Date | null;
  calledOff: boolean;
  words: string;
};

/** A post, as calendars and feeds have it: its dates that are not over, earliest first. */
export type FedPost = Pick<Values, (typeof FED)[number]> & {
  id: string;
  kind: PostKind;
  place: { name: string; whereWords: string } | null;
  rhythm: string | null;
  rhythmFrom: Date | null;
  excludedDates: string[];
  startHour: string | null;
  endHour: string | null;
  changedAt: Date;
  occurrences: FedOccurrence[];
};

/** As many posts as one calendar or feed holds; nearer days come first. */
const MOST = 200;

const MOST_ANY = 60;

const SHOWN = () => ({
  ...each(FED, () => true as const),
  ...{ id: true, kind: true, changedAt: true },
  ...{ rhythm: true, rhythmFrom: true, excludedDates: true, startHour: true, endHour: true },
  place: { select: { name: true, whereWords: true, closedAt: true, folded: true } },
  occurrences: {
    where: { ends: { gt: now() } },
    orderBy: { starts: 'asc' as const },
    select: { id: true, kind: true, starts: true, ends: true, movedFrom: true, calledOff: true, words: true },
  },
});

/** Posts that a condition finds, but for what was withdrawn, in no order that means anything. */
export async function fedPosts(where: Prisma.PostWhereInput): Promise<FedPost[]> {
  return read({ AND: [{ withdrawnAt: null, occurrences: { some: { ends: { gt: now() } } } }, where] });
}

async function read(where: Prisma.PostWhereInput): Promise<FedPost[]> {
  const posts = await database().post.findMany({
    where: { AND: [OPEN, where] },
    select: SHOWN(),
    orderBy: { id: 'asc' },
  });
  return posts.map(({ place, ...post }) => ({ ...post, place: place && placeOf(place) }));
}

type FedPlace = { name: string; whereWords: string; closedAt: Date | null; folded: Folded };

/** Of a place that is no more, or whose page is folded, its name alone is said. */
const placeOf = ({ name, whereWords, closedAt, folded }: FedPlace) => ({
  name,
  whereWords: closedAt || folded !== 'OPEN' ? '' : whereWords,
});

/** What stands on the board, asked so: each post once, in the order of its first date; then what is there on any day. */
export async function fedFromBoard(asked: Looked & Pick<BoardParameters, 'day'>): Promise<FedPost[]> {
  const looked = { ...asked, after: null, found: await findPosts(asked) };
  const { day } = asked;
  const hits = [
    ...(day === ANY_DAY ? [] : await coming(looked, probesOf(day))),
    ...(day === null || day === ANY_DAY ? await anyDay(looked, MOST_ANY) : []),
  ];
  const ids = hits.map(({ id }) => id);
  const posts = await read({ withdrawnAt: null, occurrences: { some: { id: { in: ids } } } });
  const byDay = new Map(posts.flatMap((post) => post.occurrences.map(({ id }) => [id, post] as const)));
  return onDay([...new Set(ids.flatMap((id) => byDay.get(id) ?? []))], day);
}

function probesOf(day: string | null): Probe[] {
  const instant = now();
  const coming: TimeRange = { name: 'later', day: null, from: instant, till: END_OF_TIME };
  const part = day === null ? coming : timeRangeOf(day, todayIn(zone(), instant), zone());
  return [{ ...part, alive: instant, most: MOST }, ...begunBefore(part, instant, MOST)];
}

/** What is on at a place, of a kind or with words where they are asked for. */
export async function fedFromPlace(
  placeId: string,
  { kind, q, day }: Pick<BoardParameters, 'kind' | 'day'> & { q: string | null },
): Promise<FedPost[]> {
  const here = { placeId, withdrawnAt: null, ...OPEN, ...(kind && { kind: kindNamed(kind) }) };
  const words = toSearchTerms(q ?? '');
  const all = words[0]
    ? await database().post.findMany({ where: here, select: { id: true, searchText: true } })
    : [];
  const isSaid = containsAll({ words, withTypos: false });
  const saying = all.filter(({ searchText }) => isSaid(searchText));
  const where = words[0] ? { ...here, id: { in: saying.map(({ id }) => id) } } : here;
  const dates = await database().occurrence.findMany({
    where: { ends: { gt: now() }, ...(day === ANY_DAY ? { kind: 'ANY' } : {}), post: where },
    orderBy: [{ starts: 'asc' }, { id: 'asc' }],
    distinct: ['postId'],
    take: MOST,
    select: { postId: true, kind: true },
  });
  const inOrder = [
    ...dates.filter(({ kind }) => kind !== 'ANY'),
    ...dates.filter(({ kind }) => kind === 'ANY'),
  ];
  const posts = await read({ id: { in: dates.map(({ postId }) => postId) } });
  return onDay(
    inOrder.flatMap(({ postId }) => posts.find(({ id }) => id === postId) ?? []),
    day,
  );
}

/** One post, or null where there is none that everybody may see. */
export const fedPost = cache(async (id: string): Promise<FedPost | null> => {
  if (!isId(id)) return null;
  // Whether it is over is asked with it: one that is, was withdrawn or never was is one and the same question.
  const [post] = await fedPosts({ id });
  return post?.occurrences[0] ? post : null;
});

/** Asked for one day, only the dates on it: a rhythm is then that date alone. */
function onDay(posts: FedPost[], day: string | null): FedPost[] {
  if (day === null || day === ANY_DAY) return posts;
  const [from, till] = [dayStart(day, zone()), dayEnd(day, zone())];
  return posts.flatMap((post) => {
    const days = post.occurrences.filter(
      ({ kind, starts, ends }) => kind !== 'ANY' && starts < till && ends > from,
    );
    return days[0] ? [{ ...post, rhythm: null, occurrences: days }] : [];
  });
}
