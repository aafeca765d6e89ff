import type { FirstDay, Lately, OnDay, Placed, SaidRow } from '#lib/platform/database/coarsen-times';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteLetters = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Letter" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Letter" l USING passed WHERE l."id" = passed."id" RETURNING TRUE`);

/** Locks correspondences without a letter, but those that somebody ended; a letter that is being written holds its own. */
export const lockEmptyCorrespondences = statement<{ most: number }, { id: string }>(`
  SELECT c."id"::text FROM "Correspondence" c
  WHERE NOT c."oneEnded" AND NOT c."otherEnded" AND NOT EXISTS (SELECT FROM "Letter" l WHERE l."correspondenceId" = c."id") LIMIT $most::int FOR UPDATE SKIP LOCKED`);

/** Erases those of some correspondences that are without a letter still. */
export const deleteEmptyCorrespondences = statement<{ ids: string[] }>(`
  DELETE FROM "Correspondence" c WHERE c."id" = ANY($ids::uuid[]) AND NOT c."oneEnded" AND NOT c."otherEnded"
  AND NOT EXISTS (SELECT FROM "Letter" l WHERE l."correspondenceId" = c."id")`);

/** The first day with letters that have their hour still. */
export const firstDayOfLetters = statement<Lately, FirstDay>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "Letter" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All letters of that day in some of the correspondences with such letters, in their order. */
export const lettersOfDay = statement<OnDay, SaidRow>(`
  WITH few AS MATERIALIZED (
    SELECT DISTINCT "correspondenceId" AS talk FROM "Letter"
    WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz AND "madeAt" < $before::timestamptz
      AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval LIMIT $most::int)
  SELECT "id"::text, "correspondenceId"::text AS "talk" FROM "Letter"
  WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz
    AND "correspondenceId" IN (SELECT talk FROM few)
  ORDER BY "correspondenceId", "madeAt", "id"`);

/** Gives letters their instants. */
export const placeLetters = statement<Placed>(`
  UPDATE "Letter" l SET "madeAt" = placed."madeAt"
  FROM unnest($ids::uuid[], $instants::timestamptz[]) AS placed ("id", "madeAt")
  WHERE l."id" = placed."id" AND l."madeAt" <> placed."madeAt" RETURNING TRUE`);
