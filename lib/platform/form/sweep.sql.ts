import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteSubmissions = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "key" FROM "Submission" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Submission" s USING passed WHERE s."key" = passed."key" RETURNING TRUE`);

/** The day of the oldest form that was sent. */
export const oldestSubmissions = statement<OldestParams, OldestDay>(`
  SELECT 'submission' AS "what", (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Submission" ORDER BY "madeAt" LIMIT 1) AS "day"`);
