import 'server-only';
import { KIND_PARAMETERS, kindNamed } from '#lib/board/parameters';
import { begunBefore } from '#lib/board/probes';
import { anyDay, coming } from '#lib/board/queries';
import { findPosts } from '#lib/board/search';
import type { Viewer } from '#lib/people/viewer';
import { landmark } from '#lib/places/place/queries';
import { database } from '#lib/platform/database/client';
import { cardsAt, cardsOf } from '#lib/posts/card/queries';
import type { CardView } from '#lib/posts/post/schema';
import type { Reach } from '#lib/values/geo/reach';
import { Several } from '#lib/values/several';
import { containsAll } from '#lib/values/text/matches';
import { written, writtenIn } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { END_OF_TIME } from '#lib/values/time/week';
import { MOST_WATCHES, type WatchView } from '#lib/watches/schema';

/** As much as a letter, a feed or a list of one watch brings at once. */
const MOST = 40;

/** What the viewer watches for, by its words. */
export async function watches(viewer: Viewer): Promise<Several<WatchView>> {
  const rows = await database().watch.findMany({
    // Of a home that closed nobody is told that it was one.
    where: { personId: viewer.id, NOT: { place: { isHome: true, closedAt: { not: null } } } },
    include: { place: { select: { slug: true, name: true } } },
    orderBy: [{ said: 'asc' }, { id: 'asc' }],
    take: MOST_WATCHES,
  });
  const all = rows.map(async ({ id, said, kind, place, area, reach }) => ({
    ...{ id, kind, said: written(said), place: place && writtenIn(place, 'name') },
    around: area && reach ? { area, reach, landmark: await landmark(area) } : null,
  }));
  return new Several(await Promise.all(all));
}

/**
 * The posts on the board that somebody watches for, each once, by the date it is next on. For the feed of one's own: whoever calls this
 * has made sure whose it is.
 */
export async function watchedPosts(personId: string): Promise<CardView[]> {
  const rows = await database().watch.findMany({ where: { personId }, take: MOST_WATCHES });
  const cards = new Map<string, CardView>();
  for (const row of rows) {
    const found = row.placeId ? await atPlace(row.placeId, row.words) : await look(row);
    for (const card of found) {
      const isWanted = !row.kind || row.kind === card.kind;
      if (isWanted && !cards.has(card.id)) cards.set(card.id, card);
    }
  }
  return [...cards.values()].sort((a, b) => a.day.starts.getTime() - b.day.starts.getTime());
}

/** What is on at a place, of that what has all the words. */
async function atPlace(placeId: string, words: string[]): Promise<CardView[]> {
  const cards = await cardsAt(placeId);
  if (words.length === 0) return cards;
  const posts = await database().post.findMany({
    where: { placeId },
    select: { id: true, searchText: true },
  });
  const isSaid = containsAll({ words, withTypos: false });
  const wanted = new Set(posts.filter(({ searchText }) => isSaid(searchText)).map(({ id }) => id));
  return cards.filter(({ id }) => wanted.has(id));
}

type Row = { said: string; kind: string | null; area: string | null; reach: Reach | null };

async function look({ said, kind, area, reach }: Row): Promise<CardView[]> {
  const asked = {
    q: said || null,
    kind: KIND_PARAMETERS.find((word) => kindNamed(word) === kind) ?? null,
    area,
    reach: reach ?? 'further',
    after: null,
  };
  // Nearly is not what they said.
  const looked = { ...asked, found: await findPosts(asked) };
  // What began before, this morning or with a span of days, is still on until it ends.
  const [instant, later] = [now(), { name: 'later' as const, day: null, from: now(), till: END_OF_TIME }];
  const probes = [{ ...later, alive: instant, most: MOST }, ...begunBefore(later, instant, MOST)];
  const hits = [...(await coming(looked, probes)), ...(await anyDay(looked, MOST))];
  const cards = await cardsOf(hits);
  return hits.flatMap(({ id }) => cards.get(id) ?? []);
}
