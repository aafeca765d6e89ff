import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteMails = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Mail" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Mail" m USING passed WHERE m."id" = passed."id" RETURNING TRUE`);
