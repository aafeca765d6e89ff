import 'server-only';
import type { Oldest } from '#lib/platform/database/oldest';
import { rows } from '#lib/platform/database/sweep-step';
import { deleteJoinings, oldestJoinings } from '#lib/posts/joinings/sweep.sql';
import { cutoff } from '#lib/values/periods';

/** Who came to what is over. */
export const passedJoinings = rows('joining', deleteJoinings, (at) => cutoff('joining', at));

export const oldestOfJoinings: Oldest = { asks: oldestJoinings };
