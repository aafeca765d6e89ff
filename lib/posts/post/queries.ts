import 'server-only';
import { cache } from 'react';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { database } from '#lib/platform/database/client';
import { hasNoEnd, nearest, occurrenceOn } from '#lib/posts/occurrences/dates';
import { NAMES, ON_CARDS, pick } from '#lib/posts/post/fields';
import { erasedOn, isForgotten, mayUndo, readStillSo, undoUntil } from '#lib/posts/post/rules';
import type { CardView, OccurrenceView, PostView } from '#lib/posts/post/schema';
import { isId } from '#lib/values/text/id';
import { excerptOf, matchesIn } from '#lib/values/text/matches';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { keyOf } from '#lib/values/time/rhythm';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** What is to come at a place, each post once, in the order of days (where its next date is called off, also the one after it); then what is there on any day. */
export async function postsAt(placeId: string): Promise<CardView[]> {
  const where = { ends: { gt: now() }, post: { placeId, withdrawnAt: null } };
  const orderBy = [{ starts: 'asc' as const }, { id: 'asc' as const }];
  const days = await database().occurrence.findMany({
    where,
    orderBy,
    take: 200,
    select: { id: true, postId: true, calledOff: true },
  });
  const isFirst = (day: (typeof days)[number], of: typeof days) =>
    of.find(({ postId }) => postId === day.postId) === day;
  const places = days.filter(({ calledOff }) => !calledOff);
  const first = days.filter((day) => isFirst(day, days) || isFirst(day, places));
  const cards = await cardsOf(first);
  const inOrder = first.flatMap(({ id }) => cards.get(id) ?? []);
  return [
    ...inOrder.filter(({ day }) => day.kind !== 'ANY'),
    ...inOrder.filter(({ day }) => day.kind === 'ANY').reverse(),
  ];
}

const PLACE = { select: { slug: true, name: true } };

/** The cards of some dates, by the id of the date; with words that were looked for, where they stand. */
export async function cardsOf(
  days: { id: string }[],
  sought: SearchTerms | null = null,
): Promise<Map<string, CardView>> {
  const rows = await database().occurrence.findMany({
    where: { id: { in: days.map(({ id }) => id) } },
    include: { post: { include: { place: PLACE, pictures: { ...SHOWN, take: 1 } } } },
  });
  const single = rows.filter(({ kind, post }) => kind !== 'ANY' && !post.rhythm).map(({ postId }) => postId);
  const others = await database().occurrence.findMany({
    where: { postId: { in: single }, ends: { gt: now() }, calledOff: false },
    select: { id: true, postId: true, starts: true },
  });
  return new Map(
    rows.map(({ post, ...row }) => [
      row.id,
      {
        id: post.id,
        kind: post.kind,
        ...pick(post, ON_CARDS),
        where: { place: post.place, words: post.whereWords },
        day: occurrenceView(row, post),
        alternatives: others
          .filter(({ id, postId }) => postId === post.id && id !== row.id)
          .map(({ starts }) => dayOf(starts, zone()))
          .sort(),
        picture: post.pictures[0] ?? null,
        excerpt: sought && excerptFrom(post, sought),
      },
    ]),
  );
}

/** Some of a post's words, where what its card shows says none of those that were looked for. */
function excerptFrom(
  post: { title: string; forWhom: string; whereWords: string; body: string; place: { name: string } | null },
  sought: SearchTerms,
): string | null {
  const shown = [post.title, post.forWhom, post.place?.name ?? post.whereWords];
  const unseen = sought.words.filter(
    (word) => !shown.some((text) => matchesIn(text, { ...sought, words: [word] })[0]),
  );
  return unseen[0] === undefined ? null : excerptOf(post.body, { ...sought, words: unseen });
}

type OccurrenceRow = Pick<OccurrenceView, 'id' | 'kind' | 'starts' | 'ends' | 'calledOff' | 'words'> & {
  movedFrom: Date | null;
};

/** A date as pages show it; `hours` are those of its post. */
export function occurrenceView({ movedFrom, ...row }: OccurrenceRow, hours: Hours): OccurrenceView {
  const { id, kind, starts, ends, calledOff, words } = row;
  const [day, lastDay] = [dayOf(starts, zone()), dayOf(new Date(ends.getTime() - 1), zone())];
  const was = movedFrom && occurrenceOn(dayOf(movedFrom, zone()), hours, zone());
  return {
    ...{ id, kind, day, lastDay, starts, ends, calledOff, words },
    endSaid: hours.endHour !== null || (movedFrom !== null && !hasNoEnd(row, zone())),
    was: was && {
      ...was,
      lastDay: dayOf(new Date(was.ends.getTime() - 1), zone()),
      endSaid: hours.endHour !== null,
    },
  };
}

/** So many dates of a rhythm as a page shows, of those that take place. */
const MOST_DATES = 8;
/** A season of every day; what is called off of it besides. */
const SEASON = 120;

/**
 * A post, or null where there is none or whoever is looking may not see it: what has passed or was withdrawn is seen, until it is
 * forgotten, by those who answer for it, those who wrote in it and those who were coming.
 */
export const post = cache(async (looking: Viewer | null, id: string): Promise<PostView | null> => {
  if (!isId(id)) return null;
  const row = await database().post.findUnique({
    where: { id },
    include: {
      place: PLACE,
      pictures: SHOWN,
      hosts: { select: { personId: true, person: { select: { name: true } } }, orderBy: { personId: 'asc' } },
      occurrences: { where: { ends: { gt: now() } }, orderBy: { starts: 'asc' }, take: SEASON },
    },
  });
  if (!row) return null;
  const last = await database().occurrence.findFirst({ where: { postId: id }, orderBy: { ends: 'desc' } });
  const isHost = looking !== null && row.hosts.some(({ personId }) => personId === looking.id);
  if (!last || isForgotten(row, last.ends, now())) return null;
  const isOver = row.withdrawnAt !== null || last.ends <= now();
  if (isOver && !isHost && !(looking && (await wasPart(looking, id)))) return null;
  const dates = row.occurrences.length > 0 ? nearest(row.occurrences, MOST_DATES) : [last];
  const { whereWords, ...said } = pick(row, NAMES);
  return {
    id,
    kind: row.kind,
    ...said,
    where: { place: row.place, words: whereWords },
    area: row.area,
    rhythm: row.rhythm === null ? null : keyOf(row.rhythm),
    days: dates.map((date) => occurrenceView(date, row)),
    pictures: row.pictures,
    hosts: looking ? row.hosts.map(({ person }) => ({ name: person.name })) : [],
    isHost,
    withdrawn: row.withdrawnAt && {
      words: row.withdrawWords,
      undoUntil: isHost && mayUndo(row.withdrawnAt, now()) ? undoUntil(row.withdrawnAt) : null,
    },
    goes: erasedOn(row, last.ends, zone()),
    version: row.version,
  };
});

/** Whether somebody wrote under a post or comes to one of its dates: a withdrawal concerns them, and they are told. */
async function wasPart({ id }: Viewer, postId: string): Promise<boolean> {
  const said = {
    OR: [
      { messages: { some: { personId: id } } },
      { occurrences: { some: { joinings: { some: { personId: id } } } } },
    ],
  };
  return (await database().post.findFirst({ where: { id: postId, ...said }, select: { id: true } })) !== null;
}

/**
 * What the link of the mail that asks "still so?" finds: its post, and whether the question is `open`, or it was `said` meanwhile that it is
 * so. Null where the post is gone or withdrawn, they no longer answer for it, or the token is none.
 */
export async function askedStillSo(
  id: string,
  token: string,
): Promise<{ title: string; state: 'open' | 'said'; day: string } | null> {
  const asking = readStillSo(token);
  if (!asking || asking.postId !== id) return null;
  const row = await database().post.findFirst({
    where: { id, withdrawnAt: null, hosts: { some: { personId: asking.personId } } },
    include: { occurrences: { where: { kind: 'ANY' }, take: 1 } },
  });
  const [date] = row?.occurrences ?? [];
  if (!row || !date || isForgotten(row, date.ends, now())) return null;
  const state = date.ends.toISOString() === asking.ends ? 'open' : 'said';
  return { title: row.title, state, day: dayOf(new Date(date.ends.getTime() - 1), zone()) };
}
