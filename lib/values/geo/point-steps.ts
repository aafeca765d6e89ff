import type { PlanePoint } from '#lib/values/geo/plane';

/** How far one press moves a place: the next door but one. */
const STEP = 25;

export const DIRECTIONS = { north: [0, -1], east: [1, 0], south: [0, 1], west: [-1, 0] } as const;
export type Direction = keyof typeof DIRECTIONS;

/** The fields of a form that says where a place is, beside `whereWords`: the point, what moves it, and the middle of the drawing. */
export const POINT_FIELDS = { point: 'point', move: 'move', around: 'around' } as const;

/** How far a press to this side moves, in metres. */
export const stepTo = (way: Direction): PlanePoint => ({
  x: DIRECTIONS[way][0] * STEP,
  y: DIRECTIONS[way][1] * STEP,
});
