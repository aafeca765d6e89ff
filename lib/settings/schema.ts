import { z } from 'zod';
import { spot, town } from '#lib/values/geo/input';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';
import { hour } from '#lib/values/time/input';

/** What the holder of the opening link answers. */
export const beginSchema = z.object({
  key: line(100),
  boardName: line(60),
  whereAt: spot(),
  town: town(),
  today: line(120, { optional: true }),
  hour: hour().optional(),
});

/** The board as every page shows it. `area` is an H3 cell of resolution 7, or null where nobody has said where it is; `language` is its own. */
export type BoardView = {
  name: PeopleWords;
  words: PeopleWords;
  area: string | null;
  language: string | null;
};
