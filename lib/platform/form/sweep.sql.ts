import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteSubmissions = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "key" FROM "Submission" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Submission" s USING passed WHERE s."key" = passed."key" RETURNING TRUE`);
