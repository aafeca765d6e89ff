import { z } from 'zod';
import type { Folded, ReasonView } from '#lib/folds/schema';
import type { PictureView } from '#lib/pictures/schema';
import type { PlaceLine, TodayView } from '#lib/places/today/schema';
import type { Point } from '#lib/values/geo/cell';
import { spot, town } from '#lib/values/geo/input';
import type { Several } from '#lib/values/several';
import { line, words } from '#lib/values/text/input';
import type { PeopleWords, Written } from '#lib/values/text/people-words';
import type { SearchTerms } from '#lib/values/text/search-text';

/** Long enough for all that a house knows; short enough for one form on a slow network. */
export const LONGEST_NOTEBOOK = 40_000;

/** What a place is: a few sentences. */
export const LONGEST_WORDS = 1000;

/** What a place's form holds. Its name is `placeName`, since `name` is that of a newcomer who sends it. */
export const placeSchema = z.object({
  placeName: line(80),
  words: words(LONGEST_WORDS, { optional: true }),
  whereWords: line(200, { optional: true }),
  point: spot(),
  town: town(),
  notebook: words(LONGEST_NOTEBOOK, { optional: true }),
});

/** A place that is being opened: whoever opens it says whether they live there. */
export const openingSchema = placeSchema.extend({
  home: z.enum(['yes', 'no'], { error: 'places.sayHome' }),
});

/** Of which place a form is. */
export const slug = z.string({ error: 'form.invalid' });

/** A change of a place's page: `version` is how it stood when the form was opened; of the fields in `both`, the lines of both are kept. */
export const changeSchema = placeSchema.extend({
  slug,
  version: z.string({ error: 'form.invalid' }),
  both: z.array(z.enum(['words', 'notebook'], { error: 'form.invalid' })).optional(),
});

/** A place as one of several to choose from. */
export type PlaceName = { id: string; slug: string; name: PeopleWords };

/** What a place's page says: all that a version keeps. `cell` is an H3 cell of resolution 13. */
export type PlacePage = {
  name: string;
  words: string;
  whereWords: string;
  cell: string | null;
  notebook: string;
};

/** The same as pages show it. */
export type ShownPage = Written<PlacePage, 'name' | 'words' | 'whereWords' | 'notebook'>;

/** A list of places: `more` is where it goes on, `sought` the words that were looked for, as they were found. */
export type PlacesPage = { places: Several<PlaceLine>; more: string | null; sought: SearchTerms | null };

/** A place as the map draws it: where it is, and whether something is on there right now. */
export type PlaceOnMap = {
  id: string;
  slug: string;
  name: PeopleWords;
  point: Point;
  cell: string;
  isOn: boolean;
};

/** A place as its page shows it. `goes` is the day on which a closed place is forgotten, null while it is open. */
export type PlaceView = ShownPage & {
  id: string;
  slug: string;
  area: string | null;
  version: string;
  isHome: boolean;
  isHidden: boolean;
  /** Whether its page is folded: hidden, nothing that it says stands here but its name. */
  folded: Folded;
  /** Why its page stands closed. */
  closed: ReasonView | null;
  /** Whether whoever changed its page last is new: its links stay plain. */
  isNew: boolean;
  today: TodayView | null;
  /** The line for today, so that it can be hidden. */
  todayId: string | null;
  pictures: PictureView[];
  goes: string | null;
};

/** A place's page as its form says it; `version` is how it stood when the form was opened. */
export type Edit = { slug: string; version: string; page: PlacePage };

/** What became of something put into a place: it is there, there is no room for it, or no such place. */
export type PlaceAddition = { kind: 'added'; slug: string } | { kind: 'full' } | { kind: 'missing' };

/** What became of it: changed (or the same), changed by somebody else meanwhile, closed, hidden until somebody settled mends it, or no such place. */
export type Edited =
  | { kind: 'changed'; id: string; slug: string }
  | { kind: 'conflict'; theirs: PlacePage; version: string; base: PlacePage | null }
  | { kind: 'closed' }
  | { kind: 'hidden' }
  | { kind: 'missing' };
