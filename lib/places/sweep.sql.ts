import type { FirstDay, Lately, OnDay, Placed, SaidRow } from '#lib/platform/database/coarsen-times';
import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteTodayLines = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "TodayLine" WHERE "until" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "TodayLine" t USING passed WHERE t."id" = passed."id" RETURNING TRUE`);

export const deleteVersions = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "PlaceVersion" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "PlaceVersion" v USING passed WHERE v."id" = passed."id" RETURNING TRUE`);

/** Pictures that were taken out of a place's page, and that no version of it had. */
export const deletePicturesOut = statement<{ most: number }, { key: string }>(`
  WITH passed AS MATERIALIZED (
    SELECT p."id" FROM "Picture" p WHERE p."outOfId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "PlaceVersion" v WHERE v."placeId" = p."outOfId" AND p."id"::text = ANY(v."pictures"))
    LIMIT $most::int FOR UPDATE OF p SKIP LOCKED)
  DELETE FROM "Picture" p USING passed WHERE p."id" = passed."id" RETURNING p."key"`);

export const deleteFormerSlugs = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "slug" FROM "FormerSlug" WHERE "until" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "FormerSlug" s USING passed WHERE s."slug" = passed."slug" RETURNING TRUE`);

/** Locks places that were closed long ago. */
export const lockClosedPlaces = statement<Passed, { id: string }>(`
  SELECT "id"::text FROM "Place" WHERE "closedAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED`);

/** The first day with earlier versions of places' pages that have their hour still. */
export const firstDayOfVersions = statement<Lately, FirstDay>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "PlaceVersion" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All versions of that day of some of the places with such versions, in their order. */
export const versionsOfDay = statement<OnDay, SaidRow>(`
  WITH few AS MATERIALIZED (
    SELECT DISTINCT "placeId" AS talk FROM "PlaceVersion"
    WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz AND "madeAt" < $before::timestamptz
      AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval LIMIT $most::int)
  SELECT "id"::text, "placeId"::text AS "talk" FROM "PlaceVersion"
  WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz AND "placeId" IN (SELECT talk FROM few)
  ORDER BY "placeId", "madeAt", "id"`);

/** Gives versions their instants. */
export const placeVersions = statement<Placed>(`
  UPDATE "PlaceVersion" v SET "madeAt" = placed."madeAt"
  FROM unnest($ids::uuid[], $instants::timestamptz[]) AS placed ("id", "madeAt")
  WHERE v."id" = placed."id" AND v."madeAt" <> placed."madeAt" RETURNING TRUE`);

/** Places that are open. */
export const openPlaces = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Place" WHERE "closedAt" IS NULL`);

/** Homes that show where they are. */
export const shownHomes = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Place" WHERE "isHome" AND NOT "isHidden"`);
