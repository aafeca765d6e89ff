import 'server-only';
import {
  deleteEmptyCorrespondences,
  deleteLetters,
  firstDayOfLetters,
  lettersOfDay,
  lockEmptyCorrespondences,
  placeLetters,
} from '#lib/letters/sweep.sql';
import { coarsenTimes } from '#lib/platform/database/coarsen-times';
import { run } from '#lib/platform/database/statement';
import { BATCH, rows, START, type Step } from '#lib/platform/database/sweep-step';
import { cutoff } from '#lib/values/periods';

export const passedLetters = rows('letter', deleteLetters, (at) => cutoff('letter', at));

/** Correspondences without a letter, which nobody ended: that one is ended stays until it is taken back, or one of the two leaves. */
export const emptyCorrespondences: Step = async (db) => {
  const ids = (await run(db, lockEmptyCorrespondences, { most: BATCH })).map(({ id }) => id);
  await run(db, deleteEmptyCorrespondences, { ids });
  return { what: ids[0] ? ['letter'] : [], ...(ids[BATCH - 1] && { next: START }) };
};

/** Letters lose their hour. */
export const timesOfLetters = coarsenTimes({
  firstDay: firstDayOfLetters,
  ofDay: lettersOfDay,
  place: placeLetters,
});
