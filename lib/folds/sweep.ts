import 'server-only';
import {
  deletePassedFolds,
  openAbouts,
  openLines,
  openMessages,
  openPages,
  openPictures,
  openPosts,
  openVersions,
} from '#lib/folds/folds.sql';
import { hideAgain } from '#lib/folds/mutations';
import { FOLDABLE, goneAs } from '#lib/folds/schema';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { rows } from '#lib/platform/database/sweep-step';
import { cutoff } from '#lib/values/periods';

/** Folds of what was opened again, and who folded and opened. */
export const passedFolds = rows('fold', deletePassedFolds, (at) => cutoff('fold', at));

const OPEN = {
  message: openMessages,
  post: openPosts,
  today: openLines,
  place: openPages,
  version: openVersions,
  picture: openPictures,
  about: openAbouts,
};

/** What was hidden is so again. */
export const hiddenAgain: readonly EraseAgain[] = FOLDABLE.map((kind) => ({
  what: goneAs(kind),
  rows: OPEN[kind],
  apply: (id) => hideAgain({ kind, id }),
}));
