import type { Oldest } from '#lib/platform/database/oldest';
import { rows } from '#lib/platform/database/sweep-step';
import { deleteSubmissions, oldestSubmissions } from '#lib/platform/form/sweep.sql';
import { since } from '#lib/values/periods';

/** That a form was sent. */
export const passedSubmissions = rows('submission', deleteSubmissions, (at) => since('submission', at));

export const oldestOfSubmissions: Oldest = { asks: oldestSubmissions };
