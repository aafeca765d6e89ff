import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toSearchText } from '#lib/values/text/search-text';

/** A town as the second list has it, with all that it is called: in other languages and scripts, and of old. */
type Called = { names: string[]; lat: number; lng: number };

type Town = { name: string; country: string; lat: number; lng: number };

/** About twenty kilometres: both lists mean the same town. */
const SAME = 0.2;

const require = createRequire(import.meta.url);

/**
 * What larger towns are also called, in any language and script: cities15000 (GeoNames, CC BY 3.0), whose names the gazetteer leaves out.
 * Answers a function from a town's name, its country and where it is to those names; for what is not in that list, to none.
 */
export function otherNames(): (town: Town) => string[] {
  const towns = new Map<string, Called[]>();
  for (const line of readFileSync(require.resolve('cities15000/cities15000.txt'), 'utf8').split('\n')) {
    const [, name = '', ascii = '', others = '', lat, lng, , , country] = line.split('\t');
    if (!country) continue;
    const names = [name, ascii, ...others.split(',')].filter(isName);
    const called = { names, lat: Number(lat), lng: Number(lng) };
    for (const key of new Set(names.map((each) => `${country} ${toSearchText(each)}`)))
      towns.set(key, [...(towns.get(key) ?? []), called]);
  }
  return ({ name, country, lat, lng }) => {
    const away = (town: Called) => Math.hypot(town.lat - lat, town.lng - lng);
    const [nearest] = (towns.get(`${country} ${toSearchText(name)}`) ?? []).sort((a, b) => away(a) - away(b));
    return nearest && away(nearest) < SAME ? nearest.names : [];
  };
}

/** Not the codes of airports, nor what libraries wrote letter by letter for other scripts (mwnykh): nobody types those. */
const isName = (name: string): boolean => name !== '' && !/^(?:[A-Z]{3,4}|[a-z].*)$/.test(name);
