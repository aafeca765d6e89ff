import type { PictureView } from '#lib/pictures/schema';
import type { Rhythm } from '#lib/when/rhythm';

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

/** A date of a post. `day` and `lastDay` are days in the board's zone; for any day, `day` is when it was last said to be so. */
export type DayView = {
  id: string;
  kind: DayKind;
  day: string;
  lastDay: string;
  starts: Date;
  ends: Date;
  /** Whether somebody said when it ends; otherwise `ends` is when it leaves the board. */
  endSaid: boolean;
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
