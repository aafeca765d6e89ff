import type { Point } from '#lib/values/geo/cell';

const DEGREES = /^(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/;

/** The point that "lat,lng" names, in degrees; null unless it is two plain decimal numbers that lie on the earth. */
export function pointOf(text: string): Point | null {
  const [, lat, lng] = DEGREES.exec(text) ?? [];
  const point = { lat: Number(lat), lng: Number(lng) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180 ? point : null;
}
