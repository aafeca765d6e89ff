import { AREA, cellAt, type Point } from '#lib/where/cell';

const DEGREES = /^(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/;

/** The point that "lat,lng" names, in degrees; null unless it is two plain decimal numbers that lie on the earth. */
export function pointOf(text: string): Point | null {
  const [, lat, lng] = DEGREES.exec(text) ?? [];
  const point = { lat: Number(lat), lng: Number(lng) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180 ? point : null;
}

/**
 * The neighbourhood that `?at=lat,lng` asks for; null for anything else.
 * Rounded to two decimals (about a kilometre) whoever sent it, so that nobody's doorstep gets further than here.
 */
export function areaAt(text: string): string | null {
  const point = pointOf(text);
  return point && cellAt(rounded(point.lat), rounded(point.lng), AREA);
}

const rounded = (degrees: number): number => Math.round(degrees * 100) / 100;
