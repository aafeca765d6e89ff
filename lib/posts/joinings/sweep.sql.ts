import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Joinings of dates that have ended. */
export const deleteJoinings = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT j."occurrenceId", j."personId" FROM "Joining" j
    WHERE EXISTS (SELECT FROM "Occurrence" d WHERE d."id" = j."occurrenceId" AND d."ends" <= $since::timestamptz)
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Joining" j USING passed WHERE j."occurrenceId" = passed."occurrenceId" AND j."personId" = passed."personId" RETURNING TRUE`);

/** The day of the oldest date that anybody came to. */
export const oldestJoinings = statement<OldestParams, OldestDay>(`
  SELECT 'joining' AS "what", (SELECT to_char((d."ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Occurrence" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId"
    WHERE EXISTS (SELECT FROM "Joining" j WHERE j."occurrenceId" = d."id") ORDER BY d."ends" LIMIT 1) AS "day"`);
