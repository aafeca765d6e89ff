import type { Spot } from '#lib/values/geo/plane';

/** How far one press moves a place: the next door but one. */
const STEP = 25;

export const WAYS = { north: [0, -1], east: [1, 0], south: [0, 1], west: [-1, 0] } as const;
export type Way = keyof typeof WAYS;

/** The fields of a form that says where a place is, beside `whereWords`: the point, what moves it, and the middle of the drawing. */
export const POINT = { point: 'point', move: 'move', around: 'around' } as const;

/** How far a press to this side moves, in metres. */
export const stepTo = (way: Way): Spot => ({ x: WAYS[way][0] * STEP, y: WAYS[way][1] * STEP });
