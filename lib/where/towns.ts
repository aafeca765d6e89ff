import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { toFind } from '#lib/text/find';
import { firstOf } from '#lib/text/marks';
import { isNearly } from '#lib/text/nearly';
import { AREA, cellAt, centreOf, type Point } from '#lib/where/cell';
import { spotOf } from '#lib/where/plane';

/** The towns of the world by name, sorted by the bytes of what they are found by (bin/towns.ts makes it when the pages are built). */
export const TOWNS = path.resolve('generated/towns.txt');

/** A town: `region` may be empty, `country` is an ISO 3166 code, `area` its neighbourhood (an H3 cell of resolution 7). */
export type Town = { name: string; region: string; country: string; area: string };

/** As many towns of one name as one reads through; nearer ones come first. */
const MOST = 12;
/** Nobody's town has a longer name. */
const LONGEST = 60;
/** So many bytes are read of names that begin alike: all Saint-Somethings of the world. */
const MOST_BYTES = 1_000_000;

type Line = Omit<Town, 'area'> & { key: string; point: Point; known: boolean };

/**
 * The towns that are called so: first those that are called exactly that, then those whose name begins so; where there are none, those
 * whose name is nearly that (its first letter is taken as right). Well-known ones first, then by nearness to `area`.
 */
export function townsCalled(text: string, area: string | null): Town[] {
  const sought = toFind(firstOf(text, LONGEST));
  if (sought === '') return [];
  const begun = linesFrom(sought);
  const lines = begun[0] ? begun : nearlyCalled(sought);
  const away = awayFrom(area);
  const order = ({ key, known, point }: Line) =>
    [key === sought ? 0 : 1, known ? 0 : 1, away(point)] as const;
  const inOrder = lines
    .map((line) => ({ line, by: order(line) }))
    .sort(({ by: a }, { by: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const towns = new Map<string, Town>();
  for (const { line } of inOrder) {
    if (towns.size === MOST) break;
    const { name, region, country, point } = line;
    const area = cellAt(point.lat, point.lng, AREA);
    if (!towns.has(area)) towns.set(area, { name, region, country, area });
  }
  return [...towns.values()];
}

function nearlyCalled(sought: string): Line[] {
  const [first = '', second = ''] = sought;
  const [begins, ends] = [first + second, sought.slice(-3)];
  const alike = (key: string) =>
    Math.abs(key.length - sought.length) <= 2 &&
    (key.startsWith(begins) || key.endsWith(ends)) &&
    isNearly(sought, key);
  return linesFrom(first, alike);
}

/** How far away, for putting in order only; all the same where nobody knows from where. */
function awayFrom(area: string | null): (point: Point) => number {
  if (!area) return () => 0;
  const here = centreOf(area);
  return (point) => {
    const { x, y } = spotOf(point, here);
    return Math.hypot(x, y);
  };
}

/** The lines whose key begins so and is wanted. */
function linesFrom(start: string, isWanted: (key: string) => boolean = () => true): Line[] {
  const file = openSync(TOWNS, 'r');
  try {
    const wanted = Buffer.from(start);
    const { size } = fstatSync(file);
    // Halving, by where lines begin: `low` always lies before or on the first line that begins so.
    let [low, high] = [0, size];
    while (high - low > 4_096) {
      const middle = Math.floor((low + high) / 2);
      const begins = nextLine(file, middle, size);
      if (begins >= high || Buffer.compare(bytes(file, begins, wanted.length), wanted) >= 0) high = middle;
      else low = begins;
    }
    const text = bytes(file, low, 4_096 + MOST_BYTES).toString();
    const rows = text.slice(0, text.lastIndexOf('\n')).split('\n');
    const first = rows.findIndex((row) => row.startsWith(start));
    const beyond = rows.findIndex((row, at) => at > first && !row.startsWith(start));
    if (first < 0) return [];
    return rows
      .slice(first, beyond < 0 ? undefined : beyond)
      .filter((row) => isWanted(row.slice(0, row.indexOf('\t'))))
      .map(lineOf);
  } finally {
    closeSync(file);
  }
}

function lineOf(row: string): Line {
  const [key = '', name = '', region = '', country = '', lat, lng, known] = row.split('\t');
  const point = { lat: Number(lat), lng: Number(lng) };
  return { key, name, region, country, point, known: known === 'known' };
}

/** Where the first line begins after a place in the file. */
function nextLine(file: number, at: number, size: number): number {
  const end = bytes(file, at, 1_024).indexOf(10);
  return end < 0 ? size : at + end + 1;
}

function bytes(file: number, at: number, many: number): Buffer {
  const buffer = Buffer.alloc(many);
  return buffer.subarray(0, readSync(file, buffer, 0, many, at));
}
