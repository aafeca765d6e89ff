import { gridDisk, gridDiskDistances } from 'h3-js';
import { AREA, resolutionOf, wideOf } from '#lib/values/geo/cell';

/** How far someone looks, in words. Never in kilometres: a walk is what someone calls a walk. */
export const REACHES = ['walk', 'ride', 'further'] as const;
export type Reach = (typeof REACHES)[number];

/** A walk: one's own neighbourhood and those it touches, since a cell's border is nobody's border. */
const WALK = 1;
/** A ride: what a bicycle or a bus reaches in about half an hour. Sixty-one probes at most. */
const RIDE = 4;

/** Whether the text names a reach. */
export const isReach = (text: unknown): text is Reach => (REACHES as readonly unknown[]).includes(text);

/**
 * The cells to look in, nearest ring first; within a ring in no order that means anything.
 * For 'walk' and 'ride' neighbourhoods (resolution 7), for 'further' surroundings (resolution 5):
 * that many neighbourhoods would be too many probes, and someone who goes further minds the ring less.
 * Throws a RangeError unless `area` is a neighbourhood.
 */
export function ringsOf(area: string, reach: Reach): string[][] {
  if (resolutionOf(area) !== AREA) throw new RangeError('not an area');
  if (reach !== 'further') return gridDiskDistances(area, reach === 'walk' ? WALK : RIDE);
  const wide = wideOf(area) as string;
  return [[wide], gridDisk(wide, 1).filter((cell) => cell !== wide)];
}
