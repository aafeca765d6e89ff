import { rows } from '#lib/platform/database/sweep-step';
import { deleteSubmissions } from '#lib/platform/form/sweep.sql';
import { cutoff } from '#lib/values/periods';

/** That a form was sent. */
export const passedSubmissions = rows('submission', deleteSubmissions, (at) => cutoff('submission', at));
