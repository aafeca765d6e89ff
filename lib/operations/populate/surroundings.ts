import type { Chance } from '#lib/operations/populate/chance';
import { areaOf, cellAt, POST, type Point, wideOf } from '#lib/values/geo/cell';
import { pointAt } from '#lib/values/geo/plane';

/** So many posts fill one town; more of them fill further towns, as no town has ten million things going on. */
const A_TOWN = 1_000_000;
/** Metres from one town to the next. */
const APART = 90_000;

/** Where something is: a few streets, their neighbourhood, their surroundings. */
export type PopulatedSpot = { point: Point; cell: string; area: string; wide: string };

/** Spots in a dense town and around it: most within a ride of its middle, some in its outskirts, some in the villages. */
export function surroundings(chance: Chance, middle: Point, posts: number): () => PopulatedSpot {
  const known = new Map<string, { area: string; wide: string }>();
  const side = Math.ceil(Math.sqrt(posts / A_TOWN));
  const towns = Array.from({ length: Math.ceil(posts / A_TOWN) }, (_, at) =>
    pointAt({ x: (at % side) * APART, y: Math.floor(at / side) * APART }, middle),
  );
  return () => {
    const spread = chance.weighed([
      [75, 4_500],
      [15, 12_000],
      [10, 25_000],
    ]);
    const point = pointAt({ x: chance.around() * spread, y: chance.around() * spread }, chance.one(towns));
    const cell = cellAt(point.lat, point.lng, POST);
    let around = known.get(cell);
    if (!around) {
      around = { area: areaOf(cell) as string, wide: wideOf(cell) as string };
      known.set(cell, around);
    }
    return { point, cell, ...around };
  };
}
