import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteInvitations = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Invitation" WHERE "until" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Invitation" i USING passed WHERE i."id" = passed."id" RETURNING TRUE`);
