import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Point } from '#lib/values/geo/cell';
import { type PeopleWords, written } from '#lib/values/text/people-words';

/** So many bytes are read of names that begin alike: all that begin with an s. */
const MOST_BYTES = 2_000_000;

/** A town: `region` may be empty, `country` is an ISO 3166 code, `area` its neighbourhood (an H3 cell of resolution 7). */
export type Town = { name: PeopleWords; region: PeopleWords; country: string; area: string };

/** The towns of the world by name, sorted by the bytes of what they are found by (lib/operations/towns makes it when the pages are built). */
export const TOWNS = path.resolve('generated/towns.txt');

/** What stands between a town and the region or country that tells it from others: Paris, Texas. */
export const BETWEEN = /[,/()，、،]/u;

export type TownLine = Omit<Town, 'area'> & { key: string; point: Point; known: boolean };

/** The lines whose key begins so and is wanted; none where nothing was asked. */
export function linesFrom(
  start: string,
  isWanted: (key: string) => boolean = () => true,
  most = MOST_BYTES,
): TownLine[] {
  if (start === '') return [];
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
    const text = bytes(file, low, 4_096 + most).toString();
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

function lineOf(row: string): TownLine {
  const [key = '', name = '', region = '', country = '', lat, lng, known] = row.split('\t');
  const point = { lat: Number(lat), lng: Number(lng) };
  return { key, name: written(name), region: written(region), country, point, known: known === 'known' };
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
