import { statement } from '#lib/platform/database/statement';
import type { ChangeMoment } from '#lib/values/time/minute';

// What posts keep of their place, so that one index finds them: set by set, for a place may have thousands. Dates before their post, as
// whoever joins one locks them.

/** Locks the dates of a place's posts. */
export const lockDatesAt = statement<{ placeId: string }>(`
  SELECT FROM "Occurrence" WHERE "postId" IN (SELECT "id" FROM "Post" WHERE "placeId" = $placeId::uuid)
  ORDER BY "id" FOR NO KEY UPDATE`);

/** Locks a place's posts. */
export const lockPostsAt = statement<{ placeId: string }>(`
  SELECT FROM "Post" WHERE "placeId" = $placeId::uuid ORDER BY "id" FOR NO KEY UPDATE`);

/** Has a place's posts, as they are before they follow it, held against what people watch for. */
export const addMatchesAt = statement<{ placeId: string; now: Date }>(`
  INSERT INTO "PendingMatch" ("id", "postId", "kind", "searchText", "placeId", "area", "madeAt")
  SELECT gen_random_uuid(), p."id", p."kind", p."searchText", p."placeId", p."area", $now::timestamptz FROM "Post" p
  WHERE p."placeId" = $placeId::uuid AND p."withdrawnAt" IS NULL
    AND EXISTS (SELECT FROM "Occurrence" d WHERE d."postId" = p."id" AND d."ends" > $now::timestamptz)`);

/**
 * Brings a place's posts to what it is called and where it is. Their search text ends with the place's name as search text
 * (lib/posts/post/mutations.ts); one that does not is left to lib/posts/copies/jobs.ts.
 */
export const movePostsAt = statement<
  {
    placeId: string;
    was: string;
    is: string;
    area: string | null;
    wide: string | null;
  } & ChangeMoment
>(`
  UPDATE "Post" SET "area" = $area::text, "wide" = $wide::text,
    "searchText" = CASE WHEN right("searchText", length($was::text)) = $was::text
      THEN trim(rtrim(left("searchText", length("searchText") - length($was::text))) || ' ' || $is::text) ELSE "searchText" END,
    "changedAt" = greatest($moment::timestamptz, "changedAt" + $later::interval)
  WHERE "placeId" = $placeId::uuid`);

/** Brings the dates of a place's posts to where it is. */
export const moveDatesAt = statement<{ placeId: string; area: string | null; wide: string | null }>(`
  UPDATE "Occurrence" d SET "area" = $area::text, "wide" = $wide::text FROM "Post" p
  WHERE p."id" = d."postId" AND p."placeId" = $placeId::uuid`);

/** Takes a home that closes, and its name, from the posts that were there. They stay around where it was, which a post may tell. */
export const leaveHomeAt = statement<{ placeId: string; was: string } & ChangeMoment>(`
  UPDATE "Post" SET "placeId" = NULL, "awayFromId" = "placeId",
    "searchText" = CASE WHEN right("searchText", length($was::text)) = $was::text
      THEN trim(left("searchText", length("searchText") - length($was::text))) ELSE "searchText" END,
    "changedAt" = greatest($moment::timestamptz, "changedAt" + $later::interval)
  WHERE "placeId" = $placeId::uuid`);

/** Locks the posts that were at a home before it closed. */
export const lockPostsAway = statement<{ placeId: string }>(`
  SELECT FROM "Post" WHERE "awayFromId" = $placeId::uuid ORDER BY "id" FOR NO KEY UPDATE`);

/** Brings the posts that were at a home back to it, but for those that are elsewhere by now. */
export const returnHomeAt = statement<{ placeId: string; is: string } & ChangeMoment>(`
  UPDATE "Post" SET "awayFromId" = NULL,
    "placeId" = CASE WHEN "placeId" IS NULL AND "whereWords" = '' AND "cell" IS NULL THEN "awayFromId" ELSE "placeId" END,
    "searchText" = CASE WHEN "placeId" IS NULL AND "whereWords" = '' AND "cell" IS NULL
      THEN trim("searchText" || ' ' || $is::text) ELSE "searchText" END,
    "changedAt" = greatest($moment::timestamptz, "changedAt" + $later::interval)
  WHERE "awayFromId" = $placeId::uuid`);

/** Takes the name of a place that is no more from what its posts are found by. They stay where it was. */
export const leavePlaceAt = statement<{ placeId: string; was: string } & ChangeMoment>(`
  UPDATE "Post" SET
    "searchText" = CASE WHEN right("searchText", length($was::text)) = $was::text
      THEN trim(left("searchText", length("searchText") - length($was::text))) ELSE "searchText" END,
    "changedAt" = greatest($moment::timestamptz, "changedAt" + $later::interval)
  WHERE "placeId" = $placeId::uuid`);
