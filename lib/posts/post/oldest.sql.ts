import { statement } from '#lib/platform/database/statement';
import type { PeriodName } from '#lib/values/periods';

/** Of dates no more than `most` are looked through, from the oldest on: by then most have passed and wait for the sweep. */
type Params = { zone: string; most: number };

/** The day ('YYYY-MM-DD') of the oldest post of a kind, or null where there is none. */
export type OldestDay = { what: PeriodName; day: string | null };

/**
 * Of which day the oldest post of each kind is, and the oldest date of a rhythm: what stood on the board, where every visitor read it. A post
 * that was withdrawn says nothing here: when that was, only those know who wrote in it.
 */
export const oldestPosts = statement<Params, OldestDay>(`
  WITH passing AS MATERIALIZED (
    SELECT d."ends", d."kind", p."kind" AS "of", p."rhythm"
    FROM (SELECT "postId", "kind", "ends" FROM "Occurrence" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId" WHERE p."withdrawnAt" IS NULL),
  named AS (
    SELECT "ends", CASE WHEN "rhythm" IS NOT NULL THEN 'date' WHEN "of" = 'ACTIVITY' THEN 'activity' ELSE 'dated' END AS "what"
    FROM passing WHERE "kind" <> 'ANY')
  SELECT "what", to_char(("ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD') AS "day"
  FROM (SELECT DISTINCT ON ("what") "what", "ends" FROM named ORDER BY "what", "ends") oldest
  UNION ALL SELECT 'anyDay', (SELECT to_char(d."starts" AT TIME ZONE $zone::text, 'YYYY-MM-DD') FROM "Occurrence" d
    JOIN "Post" p ON p."id" = d."postId" WHERE d."kind" = 'ANY' AND p."withdrawnAt" IS NULL ORDER BY d."ends" LIMIT 1)`);
