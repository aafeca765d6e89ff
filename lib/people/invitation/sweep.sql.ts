import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteInvitations = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Invitation" WHERE "until" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Invitation" i USING passed WHERE i."id" = passed."id" RETURNING TRUE`);

/** The day of the oldest invitation. */
export const oldestInvitations = statement<OldestParams, OldestDay>(`
  SELECT 'invitation' AS "what", (SELECT ("until" - $stays::int)::text
    FROM "Invitation" ORDER BY "until" LIMIT 1) AS "day"`);
