import 'server-only';
import { database } from '#lib/database/client';
import type { Looking } from '#lib/people/rules';
import { anyDay, coming, compare, type Hit, type Looked, NOWHERE, type Probe } from '#lib/posts/probes';
import { cardsOf } from '#lib/posts/queries';
import {
  ANY_DAY,
  type BoardDay,
  type BoardSections,
  type CardView,
  type LineView,
  type SectionView,
} from '#lib/posts/schema';
import { now } from '#lib/when/clock';
import { addDays, todayIn } from '#lib/when/day';
import { EVER, type Part, partOf, partsFrom } from '#lib/when/week';
import { zone } from '#lib/when/zone';
import { areasIn } from '#lib/where/cell';
import { ringBetween, ringsOf } from '#lib/where/reach';

/** As many of one part as a page shows at once; the rest is a link away. Today has room, a day of the week is a column. */
const MOST = { today: 40, any: 24, tomorrow: 16, day: 16, later: 16 };
/** A whole page for one day. */
const MOST_OF_A_DAY = 40;
/** As many lines of places as one reads before the day begins. */
const MOST_LINES = 12;
/** So many days back a span that is still on can have begun (lib/posts/rules.ts: the longest has thirty-one). */
const BACK = 32;

/** The board around `area` (resolution 7; null where nobody said): what is on now, and its sections in their order. */
export async function boardSections(_looking: Looking, looked: Looked): Promise<BoardSections> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  const probes = partsFrom(instant, zone()).flatMap((part): Probe[] => [
    { ...part, alive: instant },
    ...(part.name === 'today' ? [begunBefore(part, instant)] : []),
  ]);
  const [found, any, lines] = await Promise.all([
    coming({ ...looked, after: null }, probes, MOST.today),
    anyDay({ ...looked, after: null }, MOST.any),
    looked.q || looked.kind ? [] : linesAt(looked),
  ]);
  const cards = await cardsOf([...found, ...any]);
  const isGoing = ({ day }: CardView) => day.kind === 'HOUR' && day.starts <= instant && !day.calledOff;
  const all = sectioned([...found, ...any], cards, MOST);
  const sections = all.map((part) =>
    part.name === 'today' ? { ...part, cards: part.cards.filter((card) => !isGoing(card)) } : part,
  );
  const going = all.filter(({ day }) => day === today).flatMap((part) => part.cards.filter(isGoing));
  return { lines, going, sections: sections.filter((part) => part.cards.length > 0) };
}

/** One day of the board, from the cursor on; or any day. */
export async function boardDay(_looking: Looking, looked: Looked, day: string): Promise<BoardDay> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  if (day === ANY_DAY) {
    const hits = await anyDay(looked, MOST_OF_A_DAY);
    const [section] = sectioned(hits, await cardsOf(hits), { any: MOST_OF_A_DAY });
    return {
      section: section ?? { name: 'any', day: null, cards: [], more: null },
      earlier: null,
      later: null,
    };
  }
  const part = partOf(day, today, zone());
  const afterwards: Part = { name: 'later', day: null, from: part.till, till: EVER };
  const [hits, [next]] = await Promise.all([
    coming(looked, [{ ...part, alive: instant }, begunBefore(part, instant)], MOST_OF_A_DAY),
    coming({ ...looked, after: null }, [{ ...afterwards, alive: instant }], 1),
  ]);
  const [section] = sectioned(hits, await cardsOf(hits), { [part.name]: MOST_OF_A_DAY });
  return {
    section: section ?? { name: part.name, day, cards: [], more: null },
    earlier: day > today ? addDays(day, -1) : null,
    later: next?.day ?? null,
  };
}

/** What began before the part and is still on in it. */
function begunBefore(part: Part, instant: Date): Probe {
  const alive = part.from > instant ? part.from : instant;
  return { ...part, from: new Date(part.from.getTime() - BACK * 86_400_000), till: part.from, alive };
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

/** The lines of places around here that are so right now, nearest first. */
async function linesAt({ area, reach }: Looked): Promise<LineView[]> {
  const rings = area ? ringsOf(area, reach) : [];
  const areas = reach === 'further' ? rings.flat().flatMap(areasIn) : rings.flat();
  const rows = await database().todayLine.findMany({
    where: {
      until: { gt: now() },
      place: { closedAt: null, ...(area ? { OR: [{ area: { in: areas } }, { area: null }] } : {}) },
    },
    select: { words: true, place: { select: { slug: true, name: true, area: true } } },
    orderBy: [{ until: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  const ring = (at: string | null) => (at && area ? (ringBetween(at, area) ?? NOWHERE) : NOWHERE);
  return rows
    .sort((a, b) => ring(a.place.area) - ring(b.place.area))
    .slice(0, MOST_LINES)
    .map(({ words, place: { slug, name } }) => ({ slug, name, words }));
}

/** The name of a place in the neighbourhood, by which people know where they look; null where none is open there. */
export async function landmark(area: string | null): Promise<string | null> {
  if (!area) return null;
  const where = { area, closedAt: null };
  const place = await database().place.findFirst({ where, orderBy: { slug: 'asc' }, select: { name: true } });
  return place?.name ?? null;
}

/** Whether any place stands on the board: until one does, the board invites to open it. */
export async function hasPlaces(): Promise<boolean> {
  return (await database().place.findFirst({ where: { closedAt: null }, select: { id: true } })) !== null;
}
