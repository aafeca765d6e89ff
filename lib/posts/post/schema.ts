import { z } from 'zod';
import type { ReasonView } from '#lib/folds/schema';
import type { PictureView } from '#lib/pictures/schema';
import type { PlaceName } from '#lib/places/place/schema';
import type { PlaceLine } from '#lib/places/today/schema';
import type { ON_CARDS, ShownValues, Values } from '#lib/posts/post/fields';
import type { Several } from '#lib/values/several';
import type { Cursor } from '#lib/values/text/cursor';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';
import type { SearchTerms } from '#lib/values/text/search-text';
import type { Rhythm, RhythmKey } from '#lib/values/time/rhythm';

export type PostKind = 'OFFER' | 'REQUEST' | 'ACTIVITY';
export type OccurrenceKind = 'HOUR' | 'DATE' | 'ANY';

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
export type TimeView = {
  kind: OccurrenceKind;
  day: string;
  lastDay: string;
  starts: Date;
  ends: Date;
  /** Whether somebody said when it ends; otherwise `ends` is when it leaves the board. */
  endSaid: boolean;
};

/** A date of a post. For any day, `day` is when it was last said to be so. `was` is when it was to be, where it was moved. */
export type OccurrenceView = TimeView & {
  id: string;
  was: TimeView | null;
  calledOff: boolean;
  words: PeopleWords;
};

/** Where a post is: at a place, in words, or neither. */
export type WhereView = { place: PlaceName | null; words: PeopleWords };

/** A post as a list shows it, for one of its days. `alternatives` are its other days: this or that day. */
export type CardView = Pick<ShownValues, (typeof ON_CARDS)[number]> & {
  id: string;
  kind: PostKind;
  where: WhereView;
  day: OccurrenceView;
  alternatives: string[];
  picture: PictureView | null;
  /** Why it stands closed; null where it is open. */
  closed: ReasonView | null;
  /** Where words were looked for and stand only in what the card does not show: some of it. */
  excerpt: PeopleWords | null;
};

/** A post as its page shows it. Who answers for it is known to those signed in only: visitors get no hosts. */
export type PostView = Omit<ShownValues, 'whereWords'> & {
  id: string;
  kind: PostKind;
  where: WhereView;
  area: string | null;
  /** What it was before it was made an activity. */
  turnedFrom: PostKind | null;
  rhythm: Rhythm | null;
  days: OccurrenceView[];
  pictures: PictureView[];
  hosts: Several<{ name: PeopleWords }>;
  isHost: boolean;
  /** Whether it is at somebody's home. */
  isAtHome: boolean;
  /** Whether whoever put it up is new: its links stay plain, its pictures wait for a tap. */
  isNew: boolean;
  /**
   * Withdrawn posts are seen by their hosts and by those who wrote in it. `undoUntil` for hosts, while it can be undone. `byOther`: whoever
   * is settled withdrew it, and sees it and brings it back, as its hosts do.
   */
  withdrawn: { words: PeopleWords; undoUntil: Date | null; byOther: boolean } | null;
  /** The day on which it and its conversation go, or null for a rhythm, whose messages go one by one. */
  goes: string | null;
  version: string;
  /** Why it stands closed; null where it is open. */
  closed: ReasonView | null;
};

/** What is left of a post that is hidden, to those who come and to its hosts. */
export type HiddenPost = {
  id: string;
  kind: PostKind;
  isHost: boolean;
  days: OccurrenceView[];
  place: PlaceName | null;
};

/** When something is, settled: days in the board's zone. `start` and `end` are hours, 'HH:MM'. */
export type When = { start: string | null; end: string | null } & (
  | { is: 'any' }
  | { is: 'days'; days: string[] }
  | { is: 'span'; day: string; until: string }
  | { is: 'rhythm'; key: RhythmKey; rule: string; from: string; without: string[] }
);

/** What a form said, checked and settled: what a post is made or changed of. */
export type Draft = Values & {
  kind: PostKind;
  when: When;
  /** The place: its id, its slug or one it had until lately. */
  place: string | null;
  /** Where its writer looked from, for whatever is at no place. */
  near: string | null;
  /** The names of others who call it too. */
  hosts: string[];
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

/** A part of the board, in its order. `day` is null for any day and for later; `more` is the day, and where in it, it goes on. */
export type SectionView = {
  name: 'today' | 'any' | 'tomorrow' | 'day' | 'later';
  day: string | null;
  cards: Several<CardView>;
  more: { day: string; after: Cursor } | null;
};

/** What is so at a place right now. */
export type LineView = PlaceName & { words: PeopleWords };

/** What words were found as, to be marked; null where none were asked for. */
export type Marked = { sought: SearchTerms | null };

/**
 * The board: what is on right now, and its sections; those with nothing in them are left out. `places` are those that say the words
 * that are asked for.
 */
export type BoardSections = Marked & {
  lines: Several<LineView>;
  going: Several<CardView>;
  places: Several<PlaceLine>;
  sections: Several<SectionView>;
};

/** One day of the board. `earlier` and `later` are the days to go on to, null where nothing is. */
export type BoardDay = Marked & { section: SectionView; earlier: string | null; later: string | null };
