import { z } from 'zod';
import { type PlaceName, slug } from '#lib/places/place/schema';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';
import { hour } from '#lib/values/time/input';

/** What is so today, and until which hour; without one, until midnight. */
export const todaySchema = z.object({
  slug,
  today: line(140),
  until: hour().optional(),
});

/** Today's line, until its hour or midnight. */
export type TodayView = { words: PeopleWords; until: Date };

/** A place in a list. */
export type PlaceLine = PlaceName & {
  words: PeopleWords;
  whereWords: PeopleWords;
  today: TodayView | null;
  /** Where words were looked for and stand only in the notebook: some of it. */
  excerpt: PeopleWords | null;
};
