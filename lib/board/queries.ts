import 'server-only';
import {
  type After,
  anyDayAnywhere,
  anyDayByArea,
  anyDayByWideArea,
  datesAnywhere,
  datesByArea,
  datesByWideArea,
  foundAnyDayAnywhere,
  foundAnyDayByArea,
  foundAnyDayByWideArea,
  foundDatesAnywhere,
  foundDatesByArea,
  foundDatesByWideArea,
} from '#lib/board/board.sql';
import { ANY_DAY } from '#lib/board/parameters';
import {
  afterOf,
  begunBefore,
  type Cell,
  cellsOf,
  given,
  type Hit,
  inOrder,
  isOneDay,
  type Looked,
  type Probe,
  partsOf,
  wanted,
} from '#lib/board/probes';
import { findPosts, orNearly } from '#lib/board/search';
import { type BoardSection, sectioned } from '#lib/board/sections';
import { placesSaying, todayLines } from '#lib/places/around';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { cardsOf } from '#lib/posts/card/queries';
import type { BoardDay, BoardSections, CardView, SectionView } from '#lib/posts/post/schema';
import { Several } from '#lib/values/several';
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
/** The board around `area` (resolution 7; null where nobody said): what is on now, and its sections in their order. */
export async function boardSections(asked: Looked): Promise<BoardSections> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  const probes = timeRangesFrom(instant, zone()).flatMap((part): Probe[] => [
    { ...part, alive: instant, most: MOST[part.name] },
    ...(part.name === 'today' ? begunBefore(part, instant, MOST.today) : []),
  ]);
  const { area, reach, kind } = asked;
  const besides = (sought: SearchTerms | null) =>
    Promise.all([
      kind ? [] : todayLines({ area, reach }, { most: MOST_LINES, sought }),
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
  const isGoing = ({ day, closed }: CardView) =>
    !closed && day.kind === 'HOUR' && day.starts <= instant && !day.calledOff;
  const all = sectioned([...found, ...any], cards, MOST);
  const isStill = ({ name }: BoardSection, card: CardView) => name !== 'today' || !isGoing(card);
  const sections = all.flatMap((part) => {
    const cards = new Several(part.cards.filter((card) => isStill(part, card)));
    return cards.isEmpty ? [] : [{ ...part, cards }];
  });
  const going = all.filter(({ day }) => day === today).flatMap((part) => part.cards.filter(isGoing));
  return {
    lines: new Several(lines),
    going: new Several(going),
    places: new Several(places),
    sections: new Several(sections),
    sought,
  };
}

/** One day of the board, from the cursor on; or any day. */
export async function boardDay(asked: Looked, day: string): Promise<BoardDay> {
  const [instant, today] = [now(), todayIn(zone(), now())];
  const looked = { ...asked, found: await orNearly(asked, await findPosts(asked)) };
  const sought = looked.found?.sought ?? null;
  if (day === ANY_DAY) {
    const hits = await anyDay(looked, MOST_OF_A_DAY);
    const [section] = sectioned(hits, await cardsOf(hits, sought), { any: MOST_OF_A_DAY });
    return {
      section: viewOf(section ?? { name: 'any', day: null, cards: [], more: null }),
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
    section: viewOf(section ?? { name: part.name, day, cards: [], more: null }),
    earlier: day > today ? addDays(day, -1) : null,
    later: next?.day ?? null,
    sought,
  };
}

const viewOf = ({ cards, ...section }: BoardSection): SectionView => ({
  ...section,
  cards: new Several(cards),
});

/**
 * The dates of some parts of the time to come, as many as each part asks for and one more, by (day, ring, starts, id): one index probe for
 * each cell and part. Of what comes later only the first date of each post.
 *
 * A day whose own neighbourhood fills it needs no others: they stand after it. So that is read first, and the others for those parts
 * that it did not fill.
 */
export async function coming(looked: Looked, probes: Probe[]): Promise<Hit[]> {
  const cells = cellsOf(looked);
  const [here] = cells;
  if (!here || looked.found?.ids) return inOrder(await datesIn(looked, probes, { cells }));
  const near = await datesIn(looked, probes.filter(isOneDay), { cells: [here], andNowhere: false });
  const isFull = (part: Probe) =>
    near.filter(({ name, day }) => name === part.name && day === part.day).length > part.most;
  const rest = probes.filter((part) => !isOneDay(part) || !isFull(part));
  const full = (hit: Hit) =>
    !rest.some(({ name, day }) => name === hit.name && (day === null || day === hit.day));
  return inOrder([...near.filter(full), ...(await datesIn(looked, rest, { cells }))]);
}

/** The cells that are asked, and whether with what is nowhere in particular. */
type Asked = { cells: Cell[]; andNowhere?: boolean };

async function datesIn(looked: Looked, probes: Probe[], asked: Asked): Promise<Hit[]> {
  if (probes.length === 0) return [];
  const rows = await datesOf(looked, probes, asked);
  return rows.map(({ name, ring, ...row }) => ({
    ...row,
    name: name as Probe['name'],
    ring: String(ring),
  }));
}

function datesOf(looked: Looked, probes: Probe[], { cells, andNowhere = true }: Asked) {
  const [db, further, ids] = [database(), looked.reach === 'further', looked.found?.ids];
  const of = { ...partsOf(probes), ...afterOf(looked), zone: zone() };
  if (ids && !looked.area) return run(db, foundDatesAnywhere, { ...of, ids });
  if (ids) {
    const params = { ...of, ...given(cells, { ...looked, after: null }), ids };
    return run(db, further ? foundDatesByWideArea : foundDatesByArea, params);
  }
  if (!looked.area) return run(db, datesAnywhere, { ...of, ...wanted(looked) });
  const params = { ...of, ...wanted(looked), ...given(cells, looked), andNowhere };
  return run(db, further ? datesByWideArea : datesByArea, params);
}

/** What is there on any day, `most` and one more, nearest first, then what was last said to be so. */
export async function anyDay(looked: Looked, most: number): Promise<Hit[]> {
  const rows = await anyDayOf(looked, { now: now(), most: most + 1, ...afterOf(looked) });
  return rows.map(({ id, starts, ring }) => ({ name: 'any', id, starts, ring: String(ring), day: ANY_DAY }));
}

function anyDayOf(looked: Looked, of: After & { now: Date; most: number }) {
  const [db, further, ids, all] = [
    database(),
    looked.reach === 'further',
    looked.found?.ids,
    cellsOf(looked),
  ];
  if (ids && !looked.area) return run(db, foundAnyDayAnywhere, { ...of, ids });
  if (ids) {
    const params = { ...of, ...given(all, { ...looked, after: null }), ids };
    return run(db, further ? foundAnyDayByWideArea : foundAnyDayByArea, params);
  }
  if (!looked.area) return run(db, anyDayAnywhere, { ...of, ...wanted(looked) });
  const params = { ...of, ...wanted(looked), ...given(all, looked) };
  return run(db, further ? anyDayByWideArea : anyDayByArea, params);
}
