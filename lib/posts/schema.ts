import { z } from 'zod';
import type { PictureView } from '#lib/pictures/schema';
import type { PlaceLine } from '#lib/places/schema';
import { type Cursor, readCursor, writeCursor } from '#lib/text/cursor';
import type { Sought } from '#lib/text/find';
import { line } from '#lib/text/words';
import { parseDay } from '#lib/when/day';
import type { Rhythm, RhythmKey } from '#lib/when/rhythm';
import { areaAt } from '#lib/where/at';
import { areaOf, isCell } from '#lib/where/cell';
import { REACHES, type Reach } from '#lib/where/reach';

export type PostKind = 'OFFER' | 'REQUEST' | 'ACTIVITY';
export type DayKind = 'HOUR' | 'DATE' | 'ANY';

/** The fourteen substances that EU regulation 1169/2011, annex II, asks to be named in food. */
export const ALLERGENS = [
  'GLUTEN',
  'CRUSTACEANS',
  'EGGS',
  'FISH',
  'PEANUTS',
  'SOYA',
  'MILK',
  'NUTS',
  'CELERY',
  'MUSTARD',
  'SESAME',
  'SULPHITES',
  'LUPIN',
  'MOLLUSCS',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** From when till when something is: days in the board's zone. */
export type Moment = {
  kind: DayKind;
  day: string;
  lastDay: string;
  starts: Date;
  ends: Date;
  /** Whether somebody said when it ends; otherwise `ends` is when it leaves the board. */
  endSaid: boolean;
};

/** A date of a post. For any day, `day` is when it was last said to be so. `was` is when it was to be, where it was moved. */
export type DayView = Moment & {
  id: string;
  was: Moment | null;
  calledOff: boolean;
  words: string;
};

/** Where a post is: at a place, in words, or neither. */
export type WhereView = { place: { slug: string; name: string } | null; words: string };

/** A post as a list shows it, for one of its days. `alternatives` are its other days: this or that day. */
export type CardView = {
  id: string;
  kind: PostKind;
  title: string;
  forWhom: string;
  where: WhereView;
  day: DayView;
  alternatives: string[];
  ifItRains: string;
  picture: PictureView | null;
  /** Where words were looked for and stand only in what the card does not show: some of it. */
  excerpt: string | null;
};

/** A post as its page shows it. Who answers for it is known to those signed in only: visitors get no hosts. */
export type PostView = {
  id: string;
  kind: PostKind;
  title: string;
  words: string;
  forWhom: string;
  where: WhereView;
  area: string | null;
  rhythm: Rhythm | null;
  days: DayView[];
  ifItRains: string;
  hands: string;
  food: boolean;
  allergensSaid: boolean;
  allergens: Allergen[];
  ingredients: string;
  pictures: PictureView[];
  hosts: { name: string }[];
  isHost: boolean;
  /** Withdrawn posts are seen by their hosts and by those who wrote in it. `undoUntil` for hosts, while it can be undone. */
  withdrawn: { words: string; undoUntil: Date | null } | null;
  /** The day on which it and its conversation go, or null for a rhythm, whose messages go one by one. */
  goes: string | null;
  version: string;
};

/** When something is, settled: days in the board's zone. `start` and `end` are hours, 'HH:MM'. */
export type When = { start: string | null; end: string | null } & (
  | { is: 'any' }
  | { is: 'days'; days: string[] }
  | { is: 'span'; day: string; until: string }
  | { is: 'rhythm'; key: RhythmKey; rule: string; from: string; without: string[] }
);

/** What a form said, checked and settled: what a post is made or changed of. */
export type Draft = {
  kind: PostKind;
  title: string;
  words: string;
  forWhom: string;
  when: When;
  /** The slug of the place. */
  place: string | null;
  whereWords: string;
  /** Where its writer looked from, for whatever is at no place. */
  near: string | null;
  ifItRains: string;
  hands: string;
  /** The names of others who call it too. */
  hosts: string[];
  food: boolean;
  allergensSaid: boolean;
  allergens: Allergen[];
  ingredients: string;
  arrival: string;
};

/** What most say when they withdraw something of a kind, as a button. */
export const FAREWELLS = { OFFER: 'gone', REQUEST: 'have', ACTIVITY: 'notNow' } as const;
/** One kind sentence to all who wrote. */
export const withdrawSchema = z.object({
  sentence: line(400, { optional: true }),
  farewell: z.enum(Object.values(FAREWELLS), { error: 'form.invalid' }).optional(),
});

/** What the link of the mail that asks "still so?" carries. */
export const stillSoSchema = z.object({ token: line(1000) });

const KINDS = { offer: 'OFFER', request: 'REQUEST', activity: 'ACTIVITY' } as const;
/** The kinds as an address names them. */
export type KindWord = keyof typeof KINDS;
export const KIND_WORDS = Object.keys(KINDS) as KindWord[];

/** "Any day" as an address names it. */
export const ANY_DAY = 'any';

const refused = { error: 'form.invalid' };

/**
 * What the board is asked by its address; whatever cannot be read is refused rather than guessed. `near` may be any cell at least as
 * exact as a neighbourhood; `at` is a position that leads to one.
 */
export const boardSchema = z.object({
  q: line(200, { optional: true }),
  near: z
    .string()
    .refine((cell) => isCell(cell) && areaOf(cell) !== null, refused)
    .transform(areaOf)
    .nullish(),
  at: z
    .string()
    .refine((text) => areaAt(text) !== null, refused)
    .transform(areaAt)
    .nullish(),
  reach: z.enum(REACHES).nullish(),
  kind: z.enum(KIND_WORDS).nullish(),
  day: z
    .string()
    .refine((text) => text === ANY_DAY || (parseDay(text) !== null && text < '9000'), refused)
    .nullish(),
  after: z
    .string()
    .refine((text) => readCursor(text) !== null, refused)
    .transform(readCursor)
    .nullish(),
});

/** What the board is asked, read. */
export type Asked = {
  q: string | null;
  near: string | null;
  reach: Reach;
  kind: KindWord | null;
  day: string | null;
  after: Cursor | null;
};

/** Reads what the board is asked; `at` asks to be led to that neighbourhood. Null where it cannot be read. */
export function readAsked(
  parameters: Record<string, string | string[] | undefined>,
): (Asked & { at: string | null }) | null {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  const { data } = boardSchema.safeParse(Object.fromEntries(given));
  if (!data) return null;
  const { q, near = null, at = null, kind = null, day = null, after = null } = data;
  return { q, near, at, reach: data.reach ?? 'walk', kind, day, after };
}

/** The address of the board, asked so. */
export function boardAddress(asked: Partial<Asked>): string {
  const { q, near, reach, kind, day, after } = asked;
  const given = Object.entries({
    ...{ q, near, reach: reach === 'walk' ? null : reach, kind, day },
    after: after && writeCursor(after),
  }).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `/?${new URLSearchParams(given)}` : '/';
}

/** What /wander is asked: around where, how far, and what it showed last, which stands nowhere but in its own link. */
export type Wandering = { near: string | null; reach: Reach; last: string | null };

/** Reads what /wander is asked; null where it cannot be read. */
export function readWandering(
  parameters: Record<string, string | string[] | undefined>,
): (Wandering & { at: string | null }) | null {
  const { last = null, ...rest } = parameters;
  const asked = readAsked(rest);
  // A post's id, or a place's slug.
  const isKey = last === null || (typeof last === 'string' && /^[\p{L}\p{M}\p{N}-]{1,120}$/u.test(last));
  return asked && isKey ? { near: asked.near, reach: asked.reach, at: asked.at, last } : null;
}

/** The address that draws somewhere to go. */
export function wanderAddress({ near, reach, last }: Wandering): string {
  const given = Object.entries({ near, reach: reach === 'walk' ? null : reach, last }).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  return given.length > 0 ? `/wander?${new URLSearchParams(given)}` : '/wander';
}

/** The kind an address names. */
export const kindOf = (word: KindWord): PostKind => KINDS[word];

/** A part of the board, in its order. `day` is null for any day and for later; `more` is the day, and where in it, it goes on. */
export type SectionView = {
  name: 'today' | 'any' | 'tomorrow' | 'day' | 'later';
  day: string | null;
  cards: CardView[];
  more: { day: string; after: Cursor } | null;
};

/** What is so at a place right now. */
export type LineView = { slug: string; name: string; words: string };

/** What words were found as, to be marked; null where none were asked for. */
export type Marked = { sought: Sought | null };

/**
 * The board: what is on right now, and its sections; those with nothing in them are left out. `places` are those that say the words
 * that are asked for.
 */
export type BoardSections = Marked & {
  lines: LineView[];
  going: CardView[];
  places: PlaceLine[];
  sections: SectionView[];
};

/** One day of the board. `earlier` and `later` are the days to go on to, null where nothing is. */
export type BoardDay = Marked & { section: SectionView; earlier: string | null; later: string | null };
