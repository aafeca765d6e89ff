import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteMails = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Mail" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Mail" m USING passed WHERE m."id" = passed."id" RETURNING TRUE`);

/** The day of the oldest mail that waits. */
export const oldestMails = statement<OldestParams, OldestDay>(`
  SELECT 'mail' AS "what", (SELECT to_char("due" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Mail" ORDER BY "due" LIMIT 1) AS "day"`);
