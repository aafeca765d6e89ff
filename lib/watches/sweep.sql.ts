import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deletePendingMatches = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "PendingMatch" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "PendingMatch" f USING passed WHERE f."id" = passed."id" RETURNING TRUE`);

export const deleteNews = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Notification" WHERE "goesOn" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Notification" n USING passed WHERE n."id" = passed."id" RETURNING TRUE`);

/** The day of the oldest post that is still to be matched, and of the oldest news; of what goes with its date, nobody knows since when it is. */
export const oldestOfWatches = statement<OldestParams, OldestDay>(`
  SELECT 'match' AS "what", (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "PendingMatch" ORDER BY "madeAt" LIMIT 1) AS "day"
  UNION ALL SELECT 'news', (SELECT ("goesOn" - $stays::int)::text FROM "Notification"
    WHERE "reason" IN ('WATCHED', 'ANSWERED', 'NAMED', 'TURNED', 'WITHDRAWN', 'BACK') ORDER BY "goesOn" LIMIT 1)`);
