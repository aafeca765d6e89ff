import 'server-only';
import { cache } from 'react';
import { anyDay, coming, compare, type Hit, type Looked, type Probe } from '#lib/board/board-dates';
import { ANY_DAY } from '#lib/board/parameters';
import { findPosts, orNearly } from '#lib/board/search';
import type { Viewer } from '#lib/people/viewer';
import { placesSaying, todayLines } from '#lib/places/around';
import { database } from '#lib/platform/database/client';
import { cardsOf } from '#lib/posts/card/queries';
import type { BoardDay, BoardSections, CardView, SectionView } from '#lib/posts/post/schema';
import { townAt } from '#lib/values/geo/towns';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { END_OF_TIME, type TimeRange, timeRangeOf, timeRangesFrom } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

/** As many of one part as a page shows at once; the rest is a link away. Today has room, a day of the week is a column. */
const MOST = { today: 40, any: 24, tomorrow: 16, day: 16, later: 16 };
/** A whole page for one day. */
const MOST_OF_A_DAY = 40;
/** As many lines of places as one reads before the day begins. */
const MOST_LINES = 12;
/** So many days back a span that is still on can have begun (lib/posts/draft/rules.ts: the longest has thirty-one). */
const BACK = 32;
/** What is no longer than this cannot have begun earlier and be still on, in hours. The longest day has as many. */
const A_NIGHT = 25;

/** The board around `area` (resolution 7; null where nobody said): what is on now, and its sections in their order. */
export async function boardSections(_viewer: Viewer | null, asked: Looked): Promise<BoardSections> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  const probes = timeRangesFrom(instant, zone()).flatMap((part): Probe[] => [
    { ...part, alive: instant, most: MOST[part.name] },
    ...(part.name === 'today' ? begunBefore(part, instant, MOST.today) : []),
  ]);
  const { area, reach, kind } = asked;
  const besides = (sought: SearchTerms | null) =>
    Promise.all([
      kind ? [] : todayLines(area, reach, MOST_LINES, sought),
      kind || !sought ? [] : placesSaying(area, reach, sought),
    ]);
  const typed = await findPosts(asked);
  let [lines, places] = await besides(typed?.sought ?? null);
  const isFound = !typed || lines.length > 0 || places.length > 0;
  const looked = { ...asked, after: null, found: isFound ? typed : await orNearly(asked, typed) };
  const sought = looked.found?.sought ?? null;
  if (sought?.withTypos) [lines, places] = await besides(sought);
  const [found, any] = await Promise.all([coming(looked, probes), anyDay(looked, MOST.any)]);
  const cards = await cardsOf([...found, ...any], sought);
  const isGoing = ({ day }: CardView) => day.kind === 'HOUR' && day.starts <= instant && !day.calledOff;
  const all = sectioned([...found, ...any], cards, MOST);
  const sections = all
    .map((part) =>
      part.name === 'today' ? { ...part, cards: part.cards.filter((card) => !isGoing(card)) } : part,
    )
    .filter((part) => part.cards.length > 0);
  const going = all.filter(({ day }) => day === today).flatMap((part) => part.cards.filter(isGoing));
  return { lines, going, places, sections, sought };
}

/** One day of the board, from the cursor on; or any day. */
export async function boardDay(_viewer: Viewer | null, asked: Looked, day: string): Promise<BoardDay> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  const looked = { ...asked, found: await orNearly(asked, await findPosts(asked)) };
  const sought = looked.found?.sought ?? null;
  if (day === ANY_DAY) {
    const hits = await anyDay(looked, MOST_OF_A_DAY);
    const [section] = sectioned(hits, await cardsOf(hits, sought), { any: MOST_OF_A_DAY });
    return {
      section: section ?? { name: 'any', day: null, cards: [], more: null },
      earlier: null,
      later: null,
      sought,
    };
  }
  const part = timeRangeOf(day, today, zone());
  const afterwards: TimeRange = { name: 'later', day: null, from: part.till, till: END_OF_TIME };
  const [hits, [next]] = await Promise.all([
    coming(looked, [
      { ...part, alive: instant, most: MOST_OF_A_DAY },
      ...begunBefore(part, instant, MOST_OF_A_DAY),
    ]),
    coming({ ...looked, after: null }, [{ ...afterwards, alive: instant, most: 1 }]),
  ]);
  const [section] = sectioned(hits, await cardsOf(hits, sought), { [part.name]: MOST_OF_A_DAY });
  return {
    section: section ?? { name: part.name, day, cards: [], more: null },
    earlier: day > today ? addDays(day, -1) : null,
    later: next?.day ?? null,
    sought,
  };
}

/** What began before the part and is still on in it: in the night before; or earlier, and lasts for days. */
export function begunBefore(part: TimeRange, instant: Date, most: number): Probe[] {
  const alive = part.from > instant ? part.from : instant;
  const before = (hours: number) => new Date(part.from.getTime() - hours * 3_600_000);
  return [
    { ...part, from: before(A_NIGHT), till: part.from, alive, most },
    { ...part, from: before(BACK * 24), till: before(A_NIGHT), alive, most, long: true },
  ];
}

/** Hits in their order as the sections of the board, each cut to its length. */
function sectioned(
  hits: Hit[],
  cards: Map<string, CardView>,
  most: Partial<Record<SectionView['name'], number>>,
): SectionView[] {
  const sections = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = hit.name === 'day' ? hit.day : hit.name;
    sections.set(key, [...(sections.get(key) ?? []), hit]);
  }
  const order = (hit: Hit) => ORDER.indexOf(hit.name);
  return [...sections.values()]
    .map((all): SectionView & { first: Hit } => {
      const first = all[0] as Hit;
      const shown = all.slice(0, most[first.name]);
      const last = shown.at(-1) as Hit;
      return {
        first,
        name: first.name,
        day: first.name === 'any' || first.name === 'later' ? null : first.day,
        cards: shown.flatMap(({ id }) => cards.get(id) ?? []),
        more: all.length > shown.length ? { day: last.day, after: last } : null,
      };
    })
    .sort((a, b) => order(a.first) - order(b.first) || compare(a.first.day, b.first.day))
    .map(({ first: _, ...section }) => section);
}

const ORDER: SectionView['name'][] = ['today', 'any', 'tomorrow', 'day', 'later'];

/** The name of a place in the neighbourhood, or of the town, by which people know where they look; null where none is known. */
export const landmark = cache(async (area: string | null): Promise<string | null> => {
  if (!area) return null;
  const where = { area, closedAt: null };
  const place = await database().place.findFirst({ where, orderBy: { slug: 'asc' }, select: { name: true } });
  return place?.name ?? townAt(area);
});

/** Whether any place stands on the board: until one does, the board invites to open it. */
export async function hasPlaces(): Promise<boolean> {
  return (await database().place.findFirst({ where: { closedAt: null }, select: { id: true } })) !== null;
}
