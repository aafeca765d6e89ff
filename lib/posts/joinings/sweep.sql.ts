import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Joinings of dates that have ended. */
export const deleteJoinings = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT j."occurrenceId", j."personId" FROM "Joining" j
    WHERE EXISTS (SELECT FROM "Occurrence" d WHERE d."id" = j."occurrenceId" AND d."ends" <= $since::timestamptz)
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Joining" j USING passed WHERE j."occurrenceId" = passed."occurrenceId" AND j."personId" = passed."personId" RETURNING TRUE`);
