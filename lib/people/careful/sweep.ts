import 'server-only';
import { endPassedFirstDays } from '#lib/people/careful/careful.sql';
import { marks } from '#lib/platform/database/sweep-step';

/** First days that are over: careful ones, and those before somebody vouches for others. */
export const passedFirstDays = marks(endPassedFirstDays, (at) => at);
