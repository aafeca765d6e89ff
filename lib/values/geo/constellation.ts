import type { Point } from '#lib/values/geo/cell';
import { medianOf, middleOf, type PlanePoint, spotOf } from '#lib/values/geo/plane';

/** Two that are joined by a line, by their place in the list. */
export type Thread = [one: number, other: number];

/** A drawing of points: where each lies, in hundredths of its width and height, and which geographic neighbours are joined. */
export type Constellation = { spots: PlanePoint[]; threads: Thread[] };

/** Room around the outermost, in hundredths: half a mark and its name. */
const MARGIN = { x: 13, y: 12 };

/** The drawing is wider than high by this much on a desk and as high as wide on a phone; between the two nothing looks bent. */
const SHAPE = 1.2;

/** Nearer than this, in hundredths, marks would touch on a phone. */
const TOUCHING = 10;

const ROUNDS = 30;

/** So many times as far from the middle as half of all are. */
const OUTLYING = 8;

/** Some streets, in metres: fewer places lie in the middle rather than at the edges. */
const LEAST = 600;

/**
 * Draws points as a constellation, north above. The lines make the Gabriel graph (two are joined where the circle that has them at its
 * ends holds no other): they follow from where things are, and from nothing that anybody does.
 */
export function constellation(points: Point[]): Constellation {
  const middle = middleOf(points);
  if (!middle) return { spots: [], threads: [] };
  // In whole metres, where arithmetic is exact: places nearer to each other than that lie at one spot.
  const flat = points.map((point) => rounded(spotOf(point, middle)));
  const near = flat.filter(isWithin(flat));
  const [left, right] = reachOf(near.map(({ x }) => x));
  const [top, bottom] = reachOf(near.map(({ y }) => y));
  const scale = Math.max((right - left) / SHAPE, bottom - top, LEAST);
  const within = (at: number, { middle, side, margin }: { middle: number; side: number; margin: number }) =>
    50 + ((at - middle) / side) * (100 - 2 * margin);
  const spots = flat.map(({ x, y }) => ({
    x: within(x, { middle: (left + right) / 2, side: scale * SHAPE, margin: MARGIN.x }),
    y: within(y, { middle: (top + bottom) / 2, side: scale, margin: MARGIN.y }),
  }));
  return { spots: apart(spots), threads: threadsOf(flat) };
}

/**
 * Moves marks that would lie upon each other a little apart, so that each can be seen and tapped. In a crowd that takes many rounds;
 * it is a drawing, so what is nearly right after a few is right enough.
 */
function apart(spots: PlanePoint[]): PlanePoint[] {
  let moved = spots;
  for (let round = 0; round < ROUNDS; round++)
    moved = moved.map((spot, at) => {
      let { x, y } = spot;
      for (const [beyond, other] of moved.entries()) {
        const away = Math.hypot(spot.x - other.x, spot.y - other.y);
        if (beyond === at || away >= TOUCHING) continue;
        // Upon each other they part to the sides.
        const side =
          away > 0
            ? { x: (spot.x - other.x) / away, y: (spot.y - other.y) / away }
            : { x: beyond > at ? -1 : 1, y: 0 };
        x += (side.x * (TOUCHING - away)) / 2;
        y += (side.y * (TOUCHING - away)) / 2;
      }
      const within = (units: number, margin: number) => Math.max(margin, Math.min(100 - margin, units));
      return { x: within(x, MARGIN.x), y: within(y, MARGIN.y) };
    });
  return moved;
}

/** What is very far from where most are stands at the edge, instead of making one dot of all others. */
function isWithin(flat: PlanePoint[]): (spot: PlanePoint) => boolean {
  const away = ({ x, y }: PlanePoint) => Math.hypot(x, y);
  const most = Math.max(LEAST * 2, (medianOf(flat.map(away)) ?? 0) * OUTLYING);
  return (spot) => away(spot) <= most;
}

function reachOf(all: number[]): [least: number, most: number] {
  return [Math.min(...all), Math.max(...all)];
}

function threadsOf(flat: PlanePoint[]): Thread[] {
  const threads: Thread[] = [];
  for (const [at, one] of flat.entries())
    for (const [beyond, other] of flat.entries())
      if (beyond > at && areNeighbours(one, other, flat)) threads.push([at, beyond]);
  return threads;
}

/** Whether nobody stands between two; the same spot joins nothing to itself. */
function areNeighbours(one: PlanePoint, other: PlanePoint, all: PlanePoint[]): boolean {
  const across = distance2(one, other);
  if (across === 0) return false;
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  return all.every((third) => third === one || third === other || distance2(third, middle) * 4 >= across);
}

const rounded = ({ x, y }: PlanePoint): PlanePoint => ({ x: Math.round(x), y: Math.round(y) });

const distance2 = (a: PlanePoint, b: PlanePoint): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
