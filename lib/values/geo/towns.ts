import { existsSync } from 'node:fs';
import { AREA, cellAt, centreOf, type Point } from '#lib/values/geo/cell';
import { spotOf } from '#lib/values/geo/plane';
import { ringsOf } from '#lib/values/geo/reach';
import { BETWEEN, linesFrom, TOWNS, type Town, type TownLine } from '#lib/values/geo/towns-file';
import { firstCodePoints } from '#lib/values/text/combining-marks';
import { isDense, toSearchText } from '#lib/values/text/search-text';
import { isTypoOf } from '#lib/values/text/typos';

/** As many towns of one name as one reads through; nearer ones come first. */
const MOST = 12;

/** Nobody's town has a longer name. */
const LONGEST = 60;

/** A line is never longer. */
const FEW_BYTES = 1_024;

/** A first word of so many letters may be the town, and the rest what nobody knows of it. */
const SOME = 4;

/** No town's name has more words. */
const MOST_WORDS = 8;

/**
 * The towns that are called so, in any language: first those that are called exactly that, then those whose name begins so; where there
 * are none, those whose name is nearly that (its first letter is taken as right), or those of its first words. Well-known ones first, then
 * by nearness to `area`. What stands after a comma is their region or their country, in English or in `language`.
 */
export function townsCalled(text: string, area: string | null, language = 'en'): Town[] {
  const whole = firstCodePoints(text, LONGEST);
  const [name = '', ...rest] = whole
    .split(BETWEEN)
    .map(toSearchText)
    .filter((part) => part !== '');
  // Halle (Saale) is a name.
  const { sought, lines } = linesCalled(
    rest[0] && linesFrom(toSearchText(whole))[0] ? toSearchText(whole) : name,
  );
  const isThere = lies(rest, language);
  const away = awayFrom(area);
  const order = (line: TownLine) =>
    [isThere(line) ? 0 : 1, line.key === sought ? 0 : 1, line.known ? 0 : 1, away(line.point)] as const;
  const inOrder = lines
    .map((line) => ({ line, by: order(line) }))
    .sort(({ by: a }, { by: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const towns = new Map<string, Town>();
  for (const { line } of inOrder) {
    if (towns.size === MOST) break;
    const { name, region, country, point } = line;
    const area = cellAt(point.lat, point.lng, AREA);
    if (!towns.has(area)) towns.set(area, { name, region, country, area });
  }
  return [...towns.values()];
}

/** The lines of what is called so, or nearly so, or as the first of the words; with the words that were found. */
function linesCalled(name: string): { sought: string; lines: TownLine[] } {
  const words = name.split(' ');
  for (let many = Math.min(words.length, MOST_WORDS); many > 0; many--) {
    const sought = words.slice(0, many).join(' ');
    if (many < words.length && sought.length < SOME) break;
    // Of one letter or two, what is called just that: half the world begins so.
    const begun = linesFrom(isDense(sought) || sought.length > 2 ? sought : `${sought}\t`);
    const lines = begun[0] || many < words.length ? begun : nearlyCalled(sought);
    if (lines[0]) return { sought, lines };
  }
  return { sought: '', lines: [] };
}

function nearlyCalled(sought: string): TownLine[] {
  const [first = '', second = ''] = sought;
  const isAlike = (key: string) => Math.abs(key.length - sought.length) <= 2 && isTypoOf(sought, key);
  const alike = linesFrom(first + second, isAlike);
  return alike[0] ? alike : linesFrom(first, (key) => key.endsWith(sought.slice(-3)) && isAlike(key));
}

/** Whether a town lies where somebody says: in a region or a country that is called so, or has that code. */
function lies(where: string[], language: string): (line: TownLine) => boolean {
  const named = [language, 'en'].map((each) => new Intl.DisplayNames([each], { type: 'region' }));
  // There are few regions, and thousands of towns to ask it of.
  const known = new Map<string, boolean>();
  return ({ region, country }) => {
    const key = `${region}\t${country}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const names = [region, country, ...named.map((each) => each.of(country) ?? '')].map(toSearchText);
    const isThere = where.every((part) => names.some((name) => name.startsWith(part)));
    known.set(key, isThere);
    return isThere;
  };
}

/** What the town of a neighbourhood is found by: no name has a full stop in it once it is folded. */
export const keyOfArea = (area: string): string => `.${area}`;

/** The name of the town whose middle is in a neighbourhood or one that it touches; null where there is none, or no list of towns yet. */
export function townAt(area: string): string | null {
  if (!existsSync(TOWNS)) return null;
  for (const ring of ringsOf(area, 'walk'))
    for (const each of ring) {
      const [town] = linesFrom(keyOfArea(each), undefined, FEW_BYTES);
      if (town) return town.name;
    }
  return null;
}

/** How far away, for putting in order only; all the same where nobody knows from where. */
function awayFrom(area: string | null): (point: Point) => number {
  if (!area) return () => 0;
  const here = centreOf(area);
  return (point) => {
    const { x, y } = spotOf(point, here);
    return Math.hypot(x, y);
  };
}
