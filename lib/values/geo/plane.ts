import type { Point } from '#lib/values/geo/cell';

/**
 * A flat drawing of some surroundings: metres to the east (x) and to the south (y) of its middle. Plain equirectangular, which is
 * right within a town and good enough beyond; for drawing only, never to be told.
 */
export type PlanePoint = { x: number; y: number };

/** A degree of latitude, in metres, on a sphere of the earth's mean radius. */
const DEGREE = 111_195;
/** Where meridians meet, east and west are nowhere. */
const FARTHEST = 89;

/** Where a point lies in a drawing around `middle`. */
export function spotOf(point: Point, middle: Point): PlanePoint {
  const east = ((point.lng - middle.lng + 540) % 360) - 180;
  return { x: east * DEGREE * narrowing(middle), y: (middle.lat - point.lat) * DEGREE };
}

/** The point at a spot of a drawing around `middle`. */
export function pointAt({ x, y }: PlanePoint, middle: Point): Point {
  const lng = middle.lng + x / (DEGREE * narrowing(middle));
  const lat = middle.lat - y / DEGREE;
  return {
    lat: Math.max(-FARTHEST, Math.min(FARTHEST, lat)),
    lng: ((((lng + 180) % 360) + 360) % 360) - 180,
  };
}

/** The middle of some points: half lie to each side of it, so one that is far away does not draw it along. Null for none. */
export function middleOf(points: Point[]): Point | null {
  const lat = medianOf(points.map(({ lat }) => lat));
  const lng = medianOf(points.map(({ lng }) => lng));
  return lat === undefined || lng === undefined ? null : { lat, lng };
}

/** The value in the middle of some, undefined for none. */
export function medianOf(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** A point as a form carries it, "lat,lng", to a metre. */
export const pointText = ({ lat, lng }: Point): string => `${lat.toFixed(5)},${lng.toFixed(5)}`;

const narrowing = ({ lat }: Point): number =>
  Math.cos((Math.max(-FARTHEST, Math.min(FARTHEST, lat)) * Math.PI) / 180);
