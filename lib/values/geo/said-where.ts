import { AREA, cellAt, isCell, type Point, placeCell, resolutionOf } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { isTownSaid, townsNamed } from '#lib/values/geo/towns';
import type { Town } from '#lib/values/geo/towns-file';

/** What a field for where something is holds: a spot, or words that may name a town. */
export type SaidWhere = { is: 'point'; point: Point } | { is: 'words'; words: string };

/** Which town was chosen where a form asked which is meant: its area, or none of those (an area of null); null where none was asked. */
export type ChosenTown = { area: string | null } | null;

/** Where that is: a spot, the surroundings of a town, nowhere in particular; or what has to be asked or said first. */
export type FoundWhere =
  | { is: 'point'; point: Point }
  | { is: 'area'; area: string }
  | { is: 'nowhere' }
  | { is: 'ask'; towns: Town[] }
  | { is: 'unreadable' };

type Asking = {
  chosen: ChosenTown;
  /** Where it is as long as nothing else is said: nearer towns come first. */
  area: string | null;
  language: string;
  /** What is said beside it in words ("the blue door"), where a town in them is asked about too. */
  beside?: string | null;
};

/** Where something is by what a form said. A town is never taken from its words alone: whoever wrote them says that it is meant. */
export function whereSaid(said: SaidWhere | null, { chosen, area, language, beside }: Asking): FoundWhere {
  if (said?.is === 'point') return said;
  const picked = chosen?.area ?? null;
  const isNone = chosen?.area === null;
  if (said) {
    const towns = townsNamed(said.words, area, language);
    if (towns.some((town) => town.area === picked)) return { is: 'area', area: picked as string };
    if (isNone || !towns[0]) return { is: 'unreadable' };
    return { is: 'ask', towns };
  }
  const others = beside && isTownSaid(beside) ? townsNamed(beside, area, language) : [];
  if (picked) return { is: 'area', area: picked };
  const here = new Set(area ? ringsOf(area, 'ride').flat() : []);
  if (isNone || !others[0] || others.some((town) => here.has(town.area))) return { is: 'nowhere' };
  return { is: 'ask', towns: others };
}

/** The neighbourhood (resolution 7) of that; null where it is nowhere in particular. */
export function areaIn(where: FoundWhere): string | null {
  if (where.is === 'point') return cellAt(where.point.lat, where.point.lng, AREA);
  return where.is === 'area' ? where.area : null;
}

/** The cell of that, as exactly as it was said, at most as a place is kept. */
export const cellIn = (where: FoundWhere): string | null =>
  where.is === 'point' ? placeCell(where.point.lat, where.point.lng) : areaIn(where);

/** A town that a form said, as its field says it when it comes back: by its area. */
export function chosenTown(said: string): ChosenTown {
  if (said === 'none') return { area: null };
  return isCell(said) && resolutionOf(said) === AREA ? { area: said } : null;
}
