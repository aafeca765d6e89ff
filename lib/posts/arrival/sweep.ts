import 'server-only';
import { rows } from '#lib/platform/database/sweep-step';
import { deleteArrivalReads } from '#lib/posts/arrival/sweep.sql';
import { cutoff } from '#lib/values/periods';

/** Who knows the way to what is over, with who came to it. */
export const passedArrivalReads = rows('joining', deleteArrivalReads, (at) => cutoff('joining', at));
