import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/**
 * Dates of a rhythm that have ended, and where they were moved, whose day has passed too, or they would be made again; its last one stays,
 * to say that it is over where the next ones are not written yet.
 */
export const deleteDates = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT d."id" FROM "Occurrence" d WHERE d."ends" <= $since::timestamptz
      AND (d."movedFrom" IS NULL OR d."movedFrom" <= $since::timestamptz)
      AND EXISTS (SELECT FROM "Post" p WHERE p."id" = d."postId" AND p."rhythm" IS NOT NULL)
      AND EXISTS (SELECT FROM "Occurrence" later WHERE later."postId" = d."postId" AND later."ends" > d."ends")
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Occurrence" d USING passed WHERE d."id" = passed."id" RETURNING TRUE`);
