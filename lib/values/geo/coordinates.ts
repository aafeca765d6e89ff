import type { Point } from '#lib/values/geo/cell';
import { toAsciiDigits } from '#lib/values/text/digits';

/** Marks of direction, soft hyphens and joiners: what comes along with a text from elsewhere and nobody sees. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What different keyboards and scripts have for one sign. */
const SIGNS: [pattern: RegExp, sign: string][] = [
  [/\s+/g, ' '],
  [/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-'],
  [/[\u066b\uff0e]/g, '.'],
  [/[\u060c\u3001\uff0c]/g, ','],
  [/[\u061b\uff1b]/g, ';'],
  [/[°º˚]/g, '°'],
  [/″|[“”„]|''|′′|’’/g, '"'],
  [/[′’‘ʹ´`]/g, "'"],
];

/** A text with the digits and signs that coordinates are read with here. */
export function plainSigns(text: string): string {
  const plain = toAsciiDigits(text.replace(INVISIBLE, ''));
  return SIGNS.reduce((so, [pattern, sign]) => so.replace(pattern, sign), plain).trim();
}

const DOT = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const COMMA = String.raw`([+-]?\d{1,3}(?:,\d+)?)`;
const PAIRS = [
  new RegExp(`^${DOT}(?: ?[,;/|] ?| )${DOT}$`),
  new RegExp(`^${COMMA}(?: ?[;/|] ?| |, )${COMMA}$`),
  // With commas only, as some lists have them: whatever can be cut in two ways is read as neither.
  /^([+-]?\d{1,3}),([+-]?\d{1,3},\d+)$/,
  /^([+-]?\d{1,3},\d+),([+-]?\d{1,3})$/,
  /^([+-]?\d{1,3},\d+),([+-]?\d{1,3},\d+)$/,
];
/** One number with a decimal comma, or two without: nobody can tell. */
const ONE_OR_TWO = /^[+-]?\d{1,3},\d+$/;

const PART = String.raw`\d{1,2}(?:[.,]\d+)?`;
/** Degrees, then minutes, then seconds, with their marks or blanks between them. */
const ANGLE = String.raw`(\d{1,3}(?:[.,]\d+)?) ?°?(?: ?(${PART}) ?'?(?: ?(${PART}) ?"?)?)?`;
const MARKED = String.raw`([+-]?)(\d{1,3}(?:[.,]\d+)?) ?°(?: ?(${PART}) ?'(?: ?(${PART}) ?")?)?`;
const BETWEEN = ' ?[,;/]? ?';
const BEHIND = new RegExp(`^${ANGLE} ?([NSEW])${BETWEEN}${ANGLE} ?([NSEW])$`, 'i');
const BEFORE = new RegExp(`^([NSEW]) ?${ANGLE}${BETWEEN}([NSEW]) ?${ANGLE}$`, 'i');
const WITHOUT = new RegExp(`^${MARKED}${BETWEEN}${MARKED}$`);

/**
 * The point that two numbers name, latitude first or with letters (N, S, E, W) that say which is which: with decimal points or commas, in
 * degrees or degrees, minutes and seconds, in the digits of any script. Null for anything else, and for what can be read in two ways.
 */
export function coordinatesIn(text: string): Point | null {
  const plain = plainSigns(text).replace(/^[([{] ?(.*?) ?[)\]}]$/, '$1');
  const readings = [...decimals(plain), ...degrees(plain)].filter((point) => point !== null);
  const [first, ...others] = readings;
  if (!first || ONE_OR_TWO.test(plain)) return null;
  return others.every(({ lat, lng }) => lat === first.lat && lng === first.lng) ? first : null;
}

function decimals(text: string): (Point | null)[] {
  return PAIRS.flatMap((pair) => {
    const [, lat, lng] = pair.exec(text) ?? [];
    return lat && lng ? [onEarth(number(lat), number(lng))] : [];
  });
}

function degrees(text: string): (Point | null)[] {
  const behind = BEHIND.exec(text)?.slice(1);
  if (behind) return [lettered([behind.slice(0, 3), behind.slice(4, 7)], `${behind[3]}${behind[7]}`)];
  const before = BEFORE.exec(text)?.slice(1);
  if (before) return [lettered([before.slice(1, 4), before.slice(5, 8)], `${before[0]}${before[4]}`)];
  const without = WITHOUT.exec(text)?.slice(1);
  if (!without) return [];
  const [lat, lng] = [angle(without.slice(1, 4)), angle(without.slice(5, 8))];
  return [onEarth(without[0] === '-' ? -lat : lat, without[4] === '-' ? -lng : lng)];
}

type Parts = (string | undefined)[];

/** @param given the letters of both angles, each behind or before its own. */
function lettered(angles: [Parts, Parts], given: string): Point | null {
  const letters = given.toUpperCase();
  const [first, second] = [angle(angles[0]), angle(angles[1])];
  const signed = (degrees: number, letter = '') => (/[SW]/.test(letter) ? -degrees : degrees);
  if (/^[NS][EW]$/.test(letters)) return onEarth(signed(first, letters[0]), signed(second, letters[1]));
  if (/^[EW][NS]$/.test(letters)) return onEarth(signed(second, letters[1]), signed(first, letters[0]));
  return null;
}

/** Degrees of an angle; NaN where its minutes or seconds are none, or a fraction stands before its end. */
function angle([degrees = '', minutes, seconds]: Parts): number {
  const hasFraction = (part = '') => /[.,]/.test(part);
  const [min, sec] = [number(minutes ?? '0'), number(seconds ?? '0')];
  if (min >= 60 || sec >= 60) return Number.NaN;
  if ((minutes !== undefined && hasFraction(degrees)) || (seconds !== undefined && hasFraction(minutes)))
    return Number.NaN;
  return number(degrees) + min / 60 + sec / 3600;
}

const number = (text: string): number => Number(text.replace(',', '.'));

function onEarth(lat: number, lng: number): Point | null {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}
