import { existsSync } from 'node:fs';
import { AREA, cellAt, centreOf, type Point } from '#lib/values/geo/cell';
import { spotOf } from '#lib/values/geo/plane';
import { ringsOf } from '#lib/values/geo/reach';
import { REGIONS } from '#lib/values/geo/regions';
import { BETWEEN, linesFrom, TOWNS, type Town, type TownLine } from '#lib/values/geo/towns-file';
import { firstCodePoints } from '#lib/values/text/combining-marks';
import { type PeopleWords, written } from '#lib/values/text/people-words';
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

/** A postcode, with what some countries put before it (D-10243): letters, then digits, and whatever goes on without a blank. */
const POSTCODE = /(?<![\p{L}\p{Nd}])\p{L}{0,3}-?\p{Nd}[\p{L}\p{Nd}-]*/gu;
/** In the Netherlands two letters stand behind it (1011 AB), and nothing tells them from a word. */
const DUTCH = /(?<!\p{Nd})\p{Nd}{4} \p{L}{2}(?!\p{L})/gu;

/**
 * The towns that are called so, in any language: first those that are called exactly that, then those whose name begins so; where there
 * are none, those whose name is nearly that (its first letter is taken as right), or those of its first words. Well-known ones first, then
 * by nearness to `area`. What stands after a comma is their region or their country, in English or in `language`, or its code (CA): where
 * some lie there, the others are not meant. A postcode before or behind the name is left out, and so is a street before it.
 */
export function townsCalled(text: string, area: string | null, language = 'en'): Town[] {
  const whole = firstCodePoints(text, LONGEST);
  const parts = partsOf(whole.replace(POSTCODE, ' '));
  const readings = [partsOf(whole), parts, partsOf(whole.replace(DUTCH, ' ')), parts.slice(1)];
  const asked = readings.find(isCalled) ?? parts;
  const [name = '', ...rest] = asked;
  // Halle (Saale) is a name.
  const { sought, lines } = linesCalled(
    rest[0] && isCalled([toSearchText(whole)]) ? toSearchText(whole) : name,
  );
  const gradeOf = lies(rest, language);
  const best = Math.min(...lines.map(gradeOf));
  const away = awayFrom(area);
  const order = (line: TownLine) =>
    [line.key === sought ? 0 : 1, line.known ? 0 : 1, away(line.point)] as const;
  const inOrder = lines
    .filter((line) => gradeOf(line) === best)
    .map((line) => ({ line, by: order(line) }))
    .sort(({ by: a }, { by: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return townsOf(inOrder.map(({ line }) => line));
}

/** Each town once, as many as one reads through. */
function townsOf(lines: TownLine[]): Town[] {
  const towns = new Map<string, Town>();
  for (const { name, region, country, point } of lines) {
    if (towns.size === MOST) break;
    const area = cellAt(point.lat, point.lng, AREA);
    if (!towns.has(area)) towns.set(area, { name, region, country, area });
  }
  return [...towns.values()];
}

/** Longer than anybody says where something is. */
const LONGEST_SAID = 200;

/**
 * The towns that some words name: all of them, or what stands between two commas, is exactly what they are called, and what stands after it
 * is where they lie. A postcode beside the name, and a street before it, may be there; "Paris Hilton’s chair" names none.
 */
export function townsNamed(text: string, area: string | null, language = 'en'): Town[] {
  const whole = firstCodePoints(text, LONGEST_SAID);
  const readings = [
    [toSearchText(whole)],
    ...[whole, whole.replace(POSTCODE, ' '), whole.replace(DUTCH, ' ')].map(partsOf),
  ];
  const away = awayFrom(area);
  for (const parts of readings)
    for (const [at, name] of parts.entries()) {
      const gradeOf = lies(parts.slice(at + 1), language);
      const lines = name === '' ? [] : linesFrom(`${name}\t`).filter((line) => gradeOf(line) < 2);
      const best = Math.min(...lines.map(gradeOf));
      const order = (line: TownLine) => [line.known ? 0 : 1, away(line.point)] as const;
      const inOrder = lines
        .filter((line) => gradeOf(line) === best)
        .map((line) => ({ line, by: order(line) }))
        .sort(({ by: a }, { by: b }) => a[0] - b[0] || a[1] - b[1]);
      if (lines[0]) return townsOf(inOrder.map(({ line }) => line));
    }
  return [];
}

/** Whether some words are said as one says a town: after a comma, or with its postcode. A single word may be anything. */
export const isTownSaid = (text: string): boolean =>
  partsOf(text).length > 1 || /(?<!\p{Nd})\p{Nd}{4,6}(?!\p{Nd})/u.test(text);

/** A town as one of several to choose from. */
export function labelOf({ name, region, country }: Town, language: string): PeopleWords {
  const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  return written([name, region, countries.of(country)].filter(Boolean).join(', '));
}

const partsOf = (text: string): string[] =>
  text
    .split(BETWEEN)
    .map(toSearchText)
    .filter((part) => part !== '');

/** Whether some town is called exactly what stands first. */
const isCalled = ([name]: string[]): boolean => name !== undefined && linesFrom(`${name}\t`)[0] !== undefined;

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

/** How well a town lies where somebody says: 0 in what is called just so or has that code, 1 in what is called nearly so, 2 elsewhere. */
function lies(where: string[], language: string): (line: TownLine) => number {
  const named = [language, 'en'].map((each) => new Intl.DisplayNames([each], { type: 'region' }));
  // There are few regions, and thousands of towns to ask it of.
  const known = new Map<string, number>();
  return ({ region, country }) => {
    const key = `${region}\t${country}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const names = [region, country, ...named.map((each) => each.of(country) ?? '')].map(toSearchText);
    const grades = where.map((part) => {
      if (names.includes(part) || REGIONS[country]?.[part] === region) return 0;
      return names.some((name) => name.startsWith(part)) ? 1 : 2;
    });
    const grade = Math.max(0, ...grades);
    known.set(key, grade);
    return grade;
  };
}

/** What the town of a neighbourhood is found by: no name has a full stop in it once it is folded. */
export const keyOfArea = (area: string): string => `.${area}`;

/** The name of the town whose middle is in a neighbourhood or one that it touches; null where there is none, or no list of towns yet. */
export function townAt(area: string): PeopleWords | null {
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
