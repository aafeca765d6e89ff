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
