import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Who had the words about the door shown, of dates that have ended. */
export const deleteArrivalReads = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT r."occurrenceId", r."personId" FROM "ArrivalRead" r
    WHERE EXISTS (SELECT FROM "Occurrence" d WHERE d."id" = r."occurrenceId" AND d."ends" <= $since::timestamptz)
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "ArrivalRead" r USING passed WHERE r."occurrenceId" = passed."occurrenceId" AND r."personId" = passed."personId" RETURNING TRUE`);
