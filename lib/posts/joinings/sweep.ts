import 'server-only';
import { rows } from '#lib/platform/database/sweep-step';
import { deleteJoinings } from '#lib/posts/joinings/sweep.sql';
import { cutoff } from '#lib/values/periods';

/** Who came to what is over. */
export const passedJoinings = rows('joining', deleteJoinings, (at) => cutoff('joining', at));
