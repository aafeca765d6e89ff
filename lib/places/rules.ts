import type { Change, PlacePage } from '#lib/places/schema';
import { centreOf, type Point, placeCell } from '#lib/values/geo/cell';
import { since, staysDays } from '#lib/values/periods';
import { difference, linesOfBoth } from '#lib/values/text/difference';
import { addDays, atHour, dayEnd, dayOf, todayIn } from '#lib/values/time/day';

/** How a page stood is kept where it was replaced after this instant. */
export const keptSince = (now: Date): Date => since('version', now);

/** A place that is no more can be brought back where it was closed after this instant. */
export const hereSince = (now: Date): Date => since('place', now);

/** The day on which a place that was closed then is forgotten. */
export const goesOn = (closedAt: Date, zone: string): string =>
  addDays(dayOf(closedAt, zone), staysDays('place'));

/** Until when today's line stands: its hour in the zone, or midnight. Null where that hour has passed. */
export function todayUntil(hour: string | undefined, zone: string, now: Date): Date | null {
  const today = todayIn(zone, now);
  if (!hour) return dayEnd(today, zone);
  const until = atHour(today, hour, zone);
  return until > now ? until : null;
}

/** The address of a place's page, in any script. */
export const placeAddress = (slug: string, page?: string): string =>
  `/places/${encodeURIComponent(slug.toWellFormed())}${page ? `/${page}` : ''}`;

/** The slug in an address, or null where no place can have it. */
export function slugIn(address: string): string | null {
  try {
    const slug = decodeURIComponent(address).normalize('NFC').toLowerCase();
    return /^[\p{L}\p{M}\p{N}-]{1,70}$/u.test(slug) ? slug : null;
  } catch {
    return null; // not percent-encoded text
  }
}

const TEXTS = ['name', 'words', 'whereWords', 'notebook'] as const;

/** Whether two pages say the same. */
export const isSame = (one: PlacePage, other: PlacePage): boolean =>
  TEXTS.every((part) => one[part] === other[part]) && one.cell === other.cell;

/** What changed between two pages, readably. */
export function changesBetween(
  before: PlacePage & { closed: boolean },
  after: PlacePage & { closed: boolean },
): Change[] {
  const texts = TEXTS.filter((part) => before[part] !== after[part]);
  return [
    ...(before.closed === after.closed ? [] : [{ part: after.closed ? 'closed' : 'reopened' } as const]),
    ...texts.map((part) => ({ part, pieces: difference(before[part], after[part]) })),
    ...(before.cell === after.cell ? [] : [{ part: 'moved' } as const]),
  ];
}

/**
 * Two people changed a page at once. What only one of them changed is taken from them; where both did, the second's own
 * stands, and `others` tells what the first wrote.
 * @param base the page both began with, where it is still known.
 */
export function meet(base: PlacePage | null, mine: PlacePage, theirs: PlacePage) {
  const others: Partial<Record<keyof PlacePage, string>> = {};
  const choose = <T>(part: keyof PlacePage, own: T, other: T, start: T | undefined): T => {
    if (own === other || own === start) return other;
    if (other !== start) others[part] = String(other ?? '');
    return own;
  };
  const text = (part: (typeof TEXTS)[number]) => choose(part, mine[part], theirs[part], base?.[part]);
  const page: PlacePage = {
    name: text('name'),
    words: text('words'),
    whereWords: text('whereWords'),
    notebook: text('notebook'),
    cell: choose('cell', mine.cell, theirs.cell, base?.cell),
  };
  return { page, others };
}

/** The page with the lines of both in these parts. */
export function joined(mine: PlacePage, theirs: PlacePage, parts: ('words' | 'notebook')[]): PlacePage {
  const both = parts.map((part) => [part, linesOfBoth(theirs[part], mine[part])]);
  return { ...mine, ...Object.fromEntries(both) };
}

/** A page from its form, and a form's values from a page. A point is kept as a cell so small that its middle stands for it. */
export function pageFrom(data: {
  placeName: string;
  words: string | null;
  whereWords: string | null;
  point: Point | null;
  notebook: string | null;
}): PlacePage {
  const { placeName: name, words, whereWords, point, notebook } = data;
  const cell = point && placeCell(point.lat, point.lng);
  return { name, words: words ?? '', whereWords: whereWords ?? '', cell, notebook: notebook ?? '' };
}

export function valuesOf({ name, words, whereWords, cell, notebook }: PlacePage) {
  return { placeName: name, words, whereWords, point: pointText(cell), notebook };
}

/** A cell as somebody would paste it: its middle, to a step. */
export function pointText(cell: string | null): string {
  if (!cell) return '';
  const { lat, lng } = centreOf(cell);
  return `${lat.toFixed(6)}, ${lng.toFixed(6)}`;
}

/** The names of the form's fields for the parts of a page. */
export const FIELDS = {
  name: 'placeName',
  words: 'words',
  whereWords: 'whereWords',
  cell: 'point',
  notebook: 'notebook',
} as const;
