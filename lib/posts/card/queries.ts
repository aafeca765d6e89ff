import 'server-only';
import { closedBy } from '#lib/folds/queries';
import { NOT_GONE, WHY } from '#lib/folds/schema';
import { isNewAt } from '#lib/people/careful/rules';
import { SHOWN } from '#lib/pictures/schema';
import { database } from '#lib/platform/database/client';
import { occurrenceView } from '#lib/posts/occurrences/view';
import { ON_CARDS, pick, TEXTS_ON_CARDS } from '#lib/posts/post/fields';
import type { CardView } from '#lib/posts/post/schema';
import { Several } from '#lib/values/several';
import { excerptOf, matchesIn } from '#lib/values/text/matches';
import { written, writtenIn } from '#lib/values/text/people-words';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What is to come at a place, each post once, in the order of days (where its next date is called off, also the one after it); then what is there on any day. */
export async function postsAt(placeId: string): Promise<Several<CardView>> {
  return new Several(await cardsAt(placeId));
}

/** The same, for what goes through them: no page does. */
export async function cardsAt(placeId: string): Promise<CardView[]> {
  const where = { ends: { gt: now() }, post: { placeId, withdrawnAt: null, ...NOT_GONE } };
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

export const PLACE = { select: { id: true, slug: true, name: true } };

/** The cards of some dates, by the id of the date; with words that were looked for, where they stand. */
export async function cardsOf(
  days: { id: string }[],
  sought: SearchTerms | null = null,
): Promise<Map<string, CardView>> {
  const rows = await database().occurrence.findMany({
    where: { id: { in: days.map(({ id }) => id) }, post: NOT_GONE },
    include: { post: { include: { place: PLACE, pictures: { ...SHOWN, take: 1 }, folds: WHY } } },
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
        ...writtenIn(pick(post, ON_CARDS), ...TEXTS_ON_CARDS),
        where: { place: post.place && writtenIn(post.place, 'name'), words: written(post.whereWords) },
        day: occurrenceView(row, post),
        alternatives: others
          .filter(({ id, postId }) => postId === post.id && id !== row.id)
          .map(({ starts }) => dayOf(starts, zone()))
          .sort(),
        closed: closedBy(post.folded, post.folds),
        // Of somebody new it waits for a tap, on its page.
        picture: post.pictures.find(({ newUntil }) => !isNewAt(newUntil, now())) ?? null,
        excerpt: sought && written(excerptFrom(post, sought)),
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
