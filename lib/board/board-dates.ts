import 'server-only';
import {
  type After,
  anyDayAnywhere,
  anyDayByArea,
  anyDayByWideArea,
  type Cells,
  datesAnywhere,
  datesByArea,
  datesByWideArea,
  foundAnyDayAnywhere,
  foundAnyDayByArea,
  foundAnyDayByWideArea,
  foundDatesAnywhere,
  foundDatesByArea,
  foundDatesByWideArea,
  type Parts,
} from '#lib/board/board.sql';
import { ANY_DAY, type BoardParameters, kindNamed } from '#lib/board/parameters';
import type { Found } from '#lib/board/search';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { SectionView } from '#lib/posts/post/schema';
import { ringsOf } from '#lib/values/geo/reach';
import { wordsOf } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dayStart } from '#lib/values/time/day';
import type { TimeRange } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

// Which dates stand on the board, in its order: (day, ring, starts, id).

/** A date that was found: enough to put it in order. `day` is the day it stands under. */
export type Hit = { name: SectionView['name']; id: string; starts: Date; ring: string; day: string };
/** Dates that start within the part and end after `alive`; of the `long` ones only those that last more than a day. */
export type Probe = TimeRange & { alive: Date; most: number; long?: boolean };
export type Looked = Pick<BoardParameters, 'reach' | 'kind' | 'q' | 'after'> & {
  area: string | null;
  /** What the words that are asked for found (lib/board/search.ts). */
  found?: Found | null;
};

/** A ring beyond every other: what has no area is found last. */
export const NOWHERE = 999;

type Cell = { cell: string; ring: number };

/** The cells to probe with their rings, nearest first. Nothing where nobody said where the board is. */
function cellsOf({ area, reach }: Looked): Cell[] {
  return area ? ringsOf(area, reach).flatMap((ring, at) => ring.map((cell) => ({ cell, ring: at }))) : [];
}

/**
 * Cells as a statement takes them, without those that stand before the cursor. So what comes after it is as simple to say as the statement
 * says it, and the planner sees that walking the index soon finds a page full; of a comparison with the ring in it, it believes that hardly
 * anything fits.
 */
function given(all: Cell[], { after }: Looked): Cells & { nowhere: number } {
  const cells = all.filter(({ ring }) => !after || ring >= Number(after.ring));
  return { cells: cells.map(({ cell }) => cell), rings: cells.map(({ ring }) => ring), nowhere: NOWHERE };
}

const afterOf = ({ after }: Looked): After => ({
  afterRing: after ? Number(after.ring) : null,
  afterStarts: after?.starts ?? null,
  afterId: after?.id ?? null,
});

const wanted = ({ kind, found }: Looked) => ({
  kind: kind ? kindNamed(kind) : null,
  ...wordsOf(found?.sought ?? null),
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
  if (!here || looked.found?.ids) return inOrder(await datesIn(looked, probes, cells));
  const near = await datesIn(looked, probes.filter(isOneDay), [here], false);
  const isFull = (part: Probe) =>
    near.filter(({ name, day }) => name === part.name && day === part.day).length > part.most;
  const rest = probes.filter((part) => !isOneDay(part) || !isFull(part));
  const full = (hit: Hit) =>
    !rest.some(({ name, day }) => name === hit.name && (day === null || day === hit.day));
  return inOrder([...near.filter(full), ...(await datesIn(looked, rest, cells))]);
}

const isOneDay = ({ day }: Probe): boolean => day !== null;

async function datesIn(looked: Looked, probes: Probe[], all: Cell[], andNowhere = true): Promise<Hit[]> {
  if (probes.length === 0) return [];
  const rows = await datesOf(looked, probes, all, andNowhere);
  return rows.map(({ name, ring, ...row }) => ({
    ...row,
    name: name as Probe['name'],
    ring: String(ring),
  }));
}

function datesOf(looked: Looked, probes: Probe[], all: Cell[], andNowhere: boolean) {
  const [db, further, ids] = [database(), looked.reach === 'further', looked.found?.ids];
  const of = { ...partsOf(probes), ...afterOf(looked), zone: zone() };
  if (ids && !looked.area) return run(db, foundDatesAnywhere, { ...of, ids });
  if (ids) {
    const params = { ...of, ...given(all, { ...looked, after: null }), ids };
    return run(db, further ? foundDatesByWideArea : foundDatesByArea, params);
  }
  if (!looked.area) return run(db, datesAnywhere, { ...of, ...wanted(looked) });
  const params = { ...of, ...wanted(looked), ...given(all, looked), andNowhere };
  return run(db, further ? datesByWideArea : datesByArea, params);
}

const partsOf = (probes: Probe[]): Parts => ({
  names: probes.map(({ name }) => name),
  from: probes.map(({ from }) => from),
  till: probes.map(({ till }) => till),
  alive: probes.map(({ alive }) => alive),
  begins: probes.map(({ day, from }) => (day ? dayStart(day, zone()) : from)),
  most: probes.map(({ most }) => most),
  long: probes.map(({ long }) => long === true),
});

const inOrder = (hits: Hit[]): Hit[] =>
  hits.sort(
    (a, b) =>
      compare(a.day, b.day) ||
      Number(a.ring) - Number(b.ring) ||
      a.starts.getTime() - b.starts.getTime() ||
      compare(a.id, b.id),
  );

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

/** Text in the order of its bytes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
