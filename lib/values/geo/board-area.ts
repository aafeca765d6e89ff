import { areaAt } from '#lib/values/geo/at';
import { labelOf, townsNamed } from '#lib/values/geo/towns';

const known = new Map<string, string | null>();

/** The neighbourhood that the setting BOARD_AREA names: "lat,lng", or a town of which there is one. */
export function boardArea(said: string): string | null {
  const area = known.get(said) ?? areaAt(said) ?? onlyTown(said);
  known.set(said, area);
  return area;
}

function onlyTown(said: string): string | null {
  const [town, other] = townsNamed(said, null);
  return town && !other ? town.area : null;
}

/** What is wrong with that setting, in words for the keeper; null where it names one neighbourhood. */
export function boardAreaMistake(said: string): string | null {
  if (boardArea(said) !== null) return null;
  const towns = townsNamed(said, null).map((town) => `  ${labelOf(town, 'en')}`);
  if (!towns[0])
    return 'BOARD_AREA must be latitude,longitude, for example 52.52,13.40, or a town, for example Paris, France';
  return `BOARD_AREA may be one of these: say which, with what stands behind its name\n${towns.join('\n')}`;
}
