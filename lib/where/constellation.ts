import type { Point } from '#lib/where/cell';
import { medianOf, middleOf, type Spot, spotOf } from '#lib/where/plane';

/** Two that are joined by a line, by their place in the list. */
export type Thread = [one: number, other: number];

/** A drawing of points: where each lies, in hundredths of its width and height, and which geographic neighbours are joined. */
export type Constellation = { spots: Spot[]; threads: Thread[] };

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
  const flat = points.map((point) => spotOf(point, middle));
  const near = flat.filter(isWithin(flat));
  const [left, right] = reachOf(near.map(({ x }) => x));
  const [top, bottom] = reachOf(near.map(({ y }) => y));
  const scale = Math.max((right - left) / SHAPE, bottom - top, LEAST);
  const within = (at: number, middle: number, side: number, margin: number) =>
    50 + ((at - middle) / side) * (100 - 2 * margin);
  const spots = flat.map(({ x, y }) => ({
    x: within(x, (left + right) / 2, scale * SHAPE, MARGIN.x),
    y: within(y, (top + bottom) / 2, scale, MARGIN.y),
  }));
  return { spots: apart(spots), threads: threadsOf(flat) };
}

/**
 * Moves marks that would lie upon each other a little apart, so that each can be seen and tapped. In a crowd that takes many rounds;
 * it is a drawing, so what is nearly right after a few is right enough.
 */
function apart(spots: Spot[]): Spot[] {
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
function isWithin(flat: Spot[]): (spot: Spot) => boolean {
  const away = ({ x, y }: Spot) => Math.hypot(x, y);
  const most = Math.max(LEAST * 2, (medianOf(flat.map(away)) ?? 0) * OUTLYING);
  return (spot) => away(spot) <= most;
}

function reachOf(all: number[]): [least: number, most: number] {
  return [Math.min(...all), Math.max(...all)];
}

function threadsOf(flat: Spot[]): Thread[] {
  const threads: Thread[] = [];
  for (const [at, one] of flat.entries())
    for (const [beyond, other] of flat.entries())
      if (beyond > at && areNeighbours(one, other, flat)) threads.push([at, beyond]);
  return threads;
}

/** Whether nobody stands between two; the same spot joins nothing to itself. */
function areNeighbours(one: Spot, other: Spot, all: Spot[]): boolean {
  const across = distance2(one, other);
  if (across === 0) return false;
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  return all.every((third) => third === one || third === other || distance2(third, middle) * 4 >= across);
}

const distance2 = (a: Spot, b: Spot): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** How much room a name takes under its mark, in hundredths of a drawing. */
export type Room = { width: number; height: number };

/** Which spots can have their name written under them without running into another mark or name; `first` are asked first. */
export function nameable(spots: Spot[], room: Room, first: boolean[]): boolean[] {
  const written: Spot[] = [];
  const order = [...spots.keys()].sort((a, b) => Number(first[b]) - Number(first[a]) || a - b);
  const can = spots.map(() => false);
  for (const at of order) {
    const spot = spots[at] as Spot;
    const isFree = ({ x, y }: Spot) =>
      Math.abs(x - spot.x) >= room.width || Math.abs(y - spot.y) >= room.height;
    const marksFree = spots.every(
      ({ x, y }, other) =>
        other === at ||
        Math.abs(x - spot.x) >= room.width / 2 + 2 ||
        y <= spot.y ||
        y - spot.y >= room.height,
    );
    if (!marksFree || !written.every(isFree)) continue;
    written.push(spot);
    can[at] = true;
  }
  return can;
}
