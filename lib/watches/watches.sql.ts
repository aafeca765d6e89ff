import { statement } from '#lib/platform/database/statement';
import type { WatchCriteria } from '#lib/watches/schema';

/** Watches that may fit a post, by one of the indexes: its words, its place, or where it is. */
export const watchesThatMayFit = statement<
  { beginnings: string[]; placeId: string | null; areas: string[]; wide: string[] },
  WatchCriteria & { personId: string }
>(`
  SELECT "personId"::text, "words", "kind"::text AS "kind", "placeId"::text, "area", "reach"::text AS "reach" FROM "Watch"
    WHERE "begins" = ANY($beginnings::text[])
  UNION ALL SELECT "personId"::text, "words", "kind"::text AS "kind", "placeId"::text, "area", "reach"::text AS "reach" FROM "Watch"
    WHERE "begins" IS NULL AND "placeId" = $placeId::uuid
  UNION ALL SELECT "personId"::text, "words", "kind"::text AS "kind", "placeId"::text, "area", "reach"::text AS "reach" FROM "Watch"
    WHERE "begins" IS NULL AND "placeId" IS NULL AND "area" = ANY($areas::text[]) AND "reach" <> 'further'
  UNION ALL SELECT "personId"::text, "words", "kind"::text AS "kind", "placeId"::text, "area", "reach"::text AS "reach" FROM "Watch"
    WHERE "begins" IS NULL AND "placeId" IS NULL AND "wide" = ANY($wide::text[]) AND "reach" = 'further'`);

/** Takes what one watches for and is due of one person's news, which is then news no more. */
export const deleteDueNews = statement<{ personId: string; now: Date }, { postId: string }>(`
  DELETE FROM "Notification" WHERE "personId" = $personId::uuid AND "due" <= $now::timestamptz
  AND "reason" = 'WATCHED' RETURNING "postId"::text`);

/** Takes the questions that one person is to be put by mail: they wait on the board until they are answered. */
export const tellDueQuestions = statement<{ personId: string; now: Date }, { postId: string }>(`
  UPDATE "Notification" SET "due" = NULL WHERE "personId" = $personId::uuid AND "due" <= $now::timestamptz
  AND "reason" = 'NAMED' RETURNING "postId"::text`);

/** Claims the post that is next to be held against what people watch for. */
export const claimPost = statement<
  { at: Date; latest: Date; since: Date; claim: string; lease: string },
  { id: string; madeAt: Date }
>(`
  UPDATE "PendingMatch" SET "claim" = $claim::uuid, "claimedUntil" = now() + $lease::interval
  WHERE "id" = (
    SELECT "id" FROM "PendingMatch"
    WHERE "madeAt" > $since::timestamptz AND ("notBefore" BETWEEN $at::timestamptz AND $latest::timestamptz) IS NOT TRUE
      AND ("claimedUntil" BETWEEN now() AND now() + 2 * $lease::interval) IS NOT TRUE
    ORDER BY "madeAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING "id"::text, "madeAt"`);
