import { cellToChildren, cellToLatLng, cellToParent, getResolution, isValidCell, latLngToCell } from 'h3-js';

/**
 * Where things are: cells of H3, the hexagonal grid over the earth (https://h3geo.org), as their text.
 * A cell's resolution says how exactly a place is meant: the finer, the larger the resolution.
 */

/** Surroundings, some ten kilometres wide: what "further" is looked up by. */
export const WIDE = 5;
/** A neighbourhood, some two and a half kilometres wide: what the board is ordered by. */
export const AREA = 7;
/** A few streets: the most that a person's post may tell, so that nobody's home is on the board. */
export const POST = 8;
/** A front door: how exactly a place of encounter is kept. */
export const PLACE = 13;

/** A point on the earth, in degrees (WGS 84). */
export type Point = { lat: number; lng: number };

/** Whether the text is an H3 cell as H3 itself writes it: fifteen lower-case hexadecimal digits. */
export function isCell(text: unknown): text is string {
  return typeof text === 'string' && /^8[0-9a-f]{14}$/.test(text) && isValidCell(text);
}

/** The cell's resolution, 0 (a continent) to 15 (a table). Throws a RangeError for what is no cell. */
export function resolutionOf(cell: string): number {
  if (!isCell(cell)) throw new RangeError('not an H3 cell');
  return getResolution(cell);
}

/** Whether the cell is meant at least as exactly as this resolution. */
export const isAsExactAs = (cell: string, resolution: number): boolean => resolutionOf(cell) >= resolution;

/** The cell of this resolution around the point, which must be finite and on the earth. */
export function cellAt(lat: number, lng: number, resolution: number): string {
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) throw new RangeError('not a point on the earth');
  return latLngToCell(lat, lng, resolution);
}

/** The cell that a place of encounter at the point is kept by. */
export const placeCell = (lat: number, lng: number): string => cellAt(lat, lng, PLACE);

/** The neighbourhood (resolution 7) the cell lies in; null for a cell coarser than a neighbourhood. */
export const areaOf = (cell: string): string | null => parentOf(cell, AREA);

/** The surroundings (resolution 5) the cell lies in; null for a cell coarser than that. */
export const wideOf = (cell: string): string | null => parentOf(cell, WIDE);

/** The cell as a person's post may tell it: never finer than a few streets. Coarser cells stay as they are. */
export const coarsen = (cell: string): string => parentOf(cell, POST) ?? cell;

/** The middle of the cell. */
export function centreOf(cell: string): Point {
  resolutionOf(cell);
  const [lat, lng] = cellToLatLng(cell);
  return { lat, lng };
}

function parentOf(cell: string, resolution: number): string | null {
  return isAsExactAs(cell, resolution) ? cellToParent(cell, resolution) : null;
}

/** The neighbourhoods (resolution 7) within surroundings. */
export const areasIn = (wide: string): string[] => cellToChildren(wide, AREA);
