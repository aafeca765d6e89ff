import 'server-only';
import { rows } from '#lib/platform/database/sweep-step';
import { deleteDates } from '#lib/posts/occurrences/sweep.sql';
import { cutoff } from '#lib/values/periods';

/** Dates of a rhythm that are over. */
export const passedDates = rows('date', deleteDates, (at) => cutoff('date', at));
