import 'server-only';
import { rows, today } from '#lib/platform/database/sweep-step';
import { cutoff } from '#lib/values/periods';
import { deleteNews, deletePendingMatches } from '#lib/watches/sweep.sql';

/** Posts that could not be held in time against what people watch for. */
export const passedMatches = rows('match', deletePendingMatches, (at) => cutoff('match', at));

/** That a post was news to somebody. */
export const passedNews = rows('news', deleteNews, today);
