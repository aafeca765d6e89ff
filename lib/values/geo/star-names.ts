import type { PlanePoint } from '#lib/values/geo/plane';

/** A star as it is to be named: where it is in hundredths, its name, and whether it is asked first. */
export type Star = { spot: PlanePoint; name: string; first: boolean };

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
    const { x, y } = at[index] as PlanePoint;
    for (const side of ['below', 'above'] as const) {
      const box = boxOf(stars[index]?.name ?? '', { x, y }, { side, mark: sheet.mark });
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

function boxOf(name: string, { x, y }: PlanePoint, { side, mark }: { side: Side; mark: number }): Box {
  const long = [...name].length * LETTER.width;
  const half = Math.min(long, LETTER.line) / 2;
  const high = Math.min(LETTER.lines, Math.ceil(long / (LETTER.line * 0.85))) * LETTER.height;
  const [top, bottom] = side === 'below' ? [y + mark, y + mark + high] : [y - mark - high, y - mark];
  return { left: x - half, right: x + half, top, bottom };
}

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
