import type { Point } from '#lib/values/geo/cell';
import { medianOf, middleOf, type Spot, spotOf } from '#lib/values/geo/plane';

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
  // In whole metres, where arithmetic is exact: places nearer to each other than that lie at one spot.
  const flat = points.map((point) => rounded(spotOf(point, middle)));
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

const rounded = ({ x, y }: Spot): Spot => ({ x: Math.round(x), y: Math.round(y) });

const distance2 = (a: Spot, b: Spot): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** A star as it is to be named: where it is in hundredths, its name, and whether it is asked first. */
export type Star = { spot: Spot; name: string; first: boolean };
/** How large a drawing will about be, and half of a mark in it, in pixels. */
export type Sheet = { width: number; height: number; mark: number };
export type Side = 'below' | 'above';
type Box = { left: number; right: number; top: number; bottom: number };

/** A letter of a name, the longest line of one, and a line's height, in pixels; more than four lines are not shown. */
const LETTER = { width: 7.6, line: 116, height: 17, lines: 4 };

/** On which side of its star each name has room without running into another mark or name; null where it has none. */
export function namesOn(sheet: Sheet, stars: Star[]): (Side | null)[] {
  const at = stars.map(({ spot }) => ({ x: (spot.x / 100) * sheet.width, y: (spot.y / 100) * sheet.height }));
  const marks = at.map(({ x, y }) => around(x, y, sheet.mark));
  const written: Box[] = [];
  const sides: (Side | null)[] = stars.map(() => null);
  const order = [...stars.keys()].sort((a, b) => Number(stars[b]?.first) - Number(stars[a]?.first) || a - b);
  for (const index of order) {
    const { x, y } = at[index] as Spot;
    for (const side of ['below', 'above'] as const) {
      const box = boxOf(stars[index]?.name ?? '', x, y, side, sheet.mark);
      const isFree = (other: Box, mark?: number) => mark === index || !meets(box, other);
      if (!marks.every(isFree) || !written.every((other) => isFree(other))) continue;
      written.push(box);
      sides[index] = side;
      break;
    }
  }
  return sides;
}

function around(x: number, y: number, half: number): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function boxOf(name: string, x: number, y: number, side: Side, mark: number): Box {
  const long = [...name].length * LETTER.width;
  const half = Math.min(long, LETTER.line) / 2;
  const high = Math.min(LETTER.lines, Math.ceil(long / (LETTER.line * 0.85))) * LETTER.height;
  const [top, bottom] = side === 'below' ? [y + mark, y + mark + high] : [y - mark - high, y - mark];
  return { left: x - half, right: x + half, top, bottom };
}

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
