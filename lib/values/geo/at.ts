import { AREA, cellAt } from '#lib/values/geo/cell';
import { pointOf } from '#lib/values/geo/point';

/**
 * The neighbourhood that `?at=lat,lng` asks for; null for anything else.
 * Rounded to two decimals (about a kilometre) whoever sent it, so that nobody's doorstep gets further than here.
 */
export function areaAt(text: string): string | null {
  const point = pointOf(text);
  return point && cellAt(rounded(point.lat), rounded(point.lng), AREA);
}

const rounded = (degrees: number): number => Math.round(degrees * 100) / 100;
