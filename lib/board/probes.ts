import type { After, Cells, Parts } from '#lib/board/board.sql';
import { type BoardParameters, kindNamed } from '#lib/board/parameters';
import type { Found } from '#lib/board/search';
import type { SectionView } from '#lib/posts/post/schema';
import { ringsOf } from '#lib/values/geo/reach';
import { wordsOf } from '#lib/values/text/search-text';
import { dayStart } from '#lib/values/time/day';
import type { TimeRange } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

// What is asked of the statements of the board, as they take it; and what they answer, in the board's order: (day, ring, starts, id).

/** A date that was found: enough to put it in order. `day` is the day it stands under. */
export type Hit = { name: SectionView['name']; id: string; starts: Date; ring: string; day: string };
/** Dates that start within the part and end after `alive`; of the `long` ones only those that last more than a day. */
export type Probe = TimeRange & { alive: Date; most: number; long?: boolean };
export type Looked = Pick<BoardParameters, 'reach' | 'kind' | 'after'> & {
  q: string | null;
  area: string | null;
  /** What the words that are asked for found (lib/board/search.ts). */
  found?: Found | null;
};

/** A ring beyond every other: what has no area is found last. */
export const NOWHERE = 999;

export type Cell = { cell: string; ring: number };

/** The cells to probe with their rings, nearest first. Nothing where nobody said where the board is. */
export function cellsOf({ area, reach }: Looked): Cell[] {
  return area ? ringsOf(area, reach).flatMap((ring, at) => ring.map((cell) => ({ cell, ring: at }))) : [];
}

/**
 * Cells as a statement takes them, without those that stand before the cursor. So what comes after it is as simple to say as the statement
 * says it, and the planner sees that walking the index soon finds a page full; of a comparison with the ring in it, it believes that hardly
 * anything fits.
 */
export function given(all: Cell[], { after }: Looked): Cells & { nowhere: number } {
  const cells = all.filter(({ ring }) => !after || ring >= Number(after.ring));
  return { cells: cells.map(({ cell }) => cell), rings: cells.map(({ ring }) => ring), nowhere: NOWHERE };
}

/** The cursor as a statement takes it. */
export const afterOf = ({ after }: Looked): After => ({
  afterRing: after ? Number(after.ring) : null,
  afterStarts: after?.starts ?? null,
  afterId: after?.id ?? null,
});

/** Which posts are wanted, as a statement takes it. */
export const wanted = ({ kind, found }: Looked) => ({
  kind: kind ? kindNamed(kind) : null,
  ...wordsOf(found?.sought ?? null),
});

/** Parts of the time to come as a statement takes them. */
export const partsOf = (probes: Probe[]): Parts => ({
  names: probes.map(({ name }) => name),
  from: probes.map(({ from }) => from),
  till: probes.map(({ till }) => till),
  alive: probes.map(({ alive }) => alive),
  begins: probes.map(({ day, from }) => (day ? dayStart(day, zone()) : from)),
  most: probes.map(({ most }) => most),
  long: probes.map(({ long }) => long === true),
});

/** Whether a part is one day. */
export const isOneDay = ({ day }: Probe): boolean => day !== null;

/** So many days back a span that is still on can have begun (lib/posts/draft/rules.ts: the longest has thirty-one). */
const BACK = 32;
/** What is no longer than this cannot have begun earlier and be still on, in hours. The longest day has as many. */
const A_NIGHT = 25;

/** What began before the part and is still on in it: in the night before; or earlier, and lasts for days. */
export function begunBefore(part: TimeRange, instant: Date, most: number): Probe[] {
  const alive = part.from > instant ? part.from : instant;
  const before = (hours: number) => new Date(part.from.getTime() - hours * 3_600_000);
  return [
    { ...part, from: before(A_NIGHT), till: part.from, alive, most },
    { ...part, from: before(BACK * 24), till: before(A_NIGHT), alive, most, long: true },
  ];
}

/** Dates that were found, in the order of the board. */
export const inOrder = (hits: Hit[]): Hit[] =>
  hits.sort(
    (a, b) =>
      compare(a.day, b.day) ||
      Number(a.ring) - Number(b.ring) ||
      a.starts.getTime() - b.starts.getTime() ||
      compare(a.id, b.id),
  );

/** Text in the order of its bytes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
