import 'server-only';
import {
  endPassedFirstDays,
  picturesNoLongerNew,
  placesNoLongerNew,
  postsNoLongerNew,
} from '#lib/people/careful/careful.sql';
import { marks } from '#lib/platform/database/sweep-step';

/** First days that are over: careful ones, and those before somebody vouches for others. */
export const passedFirstDays = marks(endPassedFirstDays, (at) => at);

/** What newcomers put up whose careful days are over. */
export const postsOfFirstDays = marks(postsNoLongerNew, (at) => at);
export const placesOfFirstDays = marks(placesNoLongerNew, (at) => at);
export const picturesOfFirstDays = marks(picturesNoLongerNew, (at) => at);
