import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

type After = Passed & { after: string };

/** Locks posts that were withdrawn, in the order of their ids after one. */
export const lockWithdrawnPosts = statement<After, { id: string }>(`
  SELECT p."id"::text FROM "Post" p WHERE p."id" > $after::uuid AND p."withdrawnAt" <= $since::timestamptz
  ORDER BY p."id" LIMIT $most::int FOR UPDATE OF p SKIP LOCKED`);

// As an array: of a join, the planner would walk all posts there are, for they come in the order of their ids.
/** Locks posts that do not repeat, or have nobody who answers for them or is asked to, and whose last date has ended, likewise. */
export const lockPassedPosts = statement<After, { id: string }>(`
  SELECT p."id"::text FROM "Post" p WHERE p."id" > $after::uuid
    AND (p."rhythm" IS NULL OR NOT EXISTS (SELECT FROM "Host" h WHERE h."postId" = p."id")
      AND NOT EXISTS (SELECT FROM "Naming" n WHERE n."postId" = p."id" AND NOT n."declined"))
    AND p."id" = ANY(ARRAY(SELECT d."postId" FROM "Occurrence" d WHERE d."ends" <= $since::timestamptz))
    AND NOT EXISTS (SELECT FROM "Occurrence" later WHERE later."postId" = p."id" AND later."ends" > $since::timestamptz)
  ORDER BY p."id" LIMIT $most::int FOR UPDATE OF p SKIP LOCKED`);

/** Locks those dates of some posts that nobody else holds. */
export const lockFreeDates = statement<{ postIds: string[] }, { id: string }>(`
  SELECT "id"::text FROM "Occurrence" WHERE "postId" = ANY($postIds::uuid[]) FOR UPDATE SKIP LOCKED`);

/** Takes away the day on which somebody was here: of those who answer for nothing, and of all before a day. */
export const clearHereOn = statement<Passed>(`
  WITH over AS MATERIALIZED (
    SELECT p."id" FROM "Person" p WHERE p."hereOn" IS NOT NULL AND (p."hereOn" < $since::date
      OR NOT EXISTS (SELECT FROM "Host" h WHERE h."personId" = p."id")) LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "hereOn" = NULL FROM over WHERE p."id" = over."id" RETURNING TRUE`);

/** Posts that stand on the board. */
export const standingPosts = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Post" WHERE "withdrawnAt" IS NULL`);

/** Who was named for which post, as a host is listed. */
export const namedHosts = statement<Record<never, never>, Listed>(`
  SELECT "postId" || '/' || "personId" AS "id" FROM "Naming"`);
