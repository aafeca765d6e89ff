import { statement } from '#lib/platform/database/statement';

// What has passed, table by table, some rows at a time. Rows that somebody else holds are left for the next time (SKIP LOCKED), so that
// nobody waits for forgetting. A row that changed before it was held is looked at once more by PostgreSQL; where what decides stands in
// other rows, a second statement looks again.

/** Since when something is forgotten (an instant, or a day as 'YYYY-MM-DD'), and how many rows at most. */
export type Passing = { since: Date | string; most: number };

/** Joinings of dates that have ended. */
export const deleteJoinings = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT j."dayId", j."personId" FROM "Joining" j
    WHERE EXISTS (SELECT FROM "Day" d WHERE d."id" = j."dayId" AND d."ends" <= $since::timestamptz)
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Joining" j USING passed WHERE j."dayId" = passed."dayId" AND j."personId" = passed."personId" RETURNING TRUE`);

/**
 * Dates of a rhythm that have ended, and where they were moved, whose day has passed too, or they would be made again; its last one stays,
 * to say that it is over where the next ones are not written yet.
 */
export const deleteDates = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT d."id" FROM "Day" d WHERE d."ends" <= $since::timestamptz
      AND (d."movedFrom" IS NULL OR d."movedFrom" <= $since::timestamptz)
      AND EXISTS (SELECT FROM "Post" p WHERE p."id" = d."postId" AND p."rhythm" IS NOT NULL)
      AND EXISTS (SELECT FROM "Day" later WHERE later."postId" = d."postId" AND later."ends" > d."ends")
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Day" d USING passed WHERE d."id" = passed."id" RETURNING TRUE`);

/** Words at places and under rhythms; those under other posts go with them. */
export const deleteMessages = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT m."id" FROM "Message" m WHERE m."madeAt" < $since::timestamptz AND (m."placeId" IS NOT NULL
      OR EXISTS (SELECT FROM "Post" p WHERE p."id" = m."postId" AND p."rhythm" IS NOT NULL))
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Message" m USING passed WHERE m."id" = passed."id" RETURNING TRUE`);

export const deleteTodayLines = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "TodayLine" WHERE "until" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "TodayLine" t USING passed WHERE t."id" = passed."id" RETURNING TRUE`);

export const deleteLetters = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Letter" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Letter" l USING passed WHERE l."id" = passed."id" RETURNING TRUE`);

export const deleteVersions = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "PlaceVersion" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "PlaceVersion" v USING passed WHERE v."id" = passed."id" RETURNING TRUE`);

export const deleteInvitations = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Invitation" WHERE "until" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Invitation" i USING passed WHERE i."id" = passed."id" RETURNING TRUE`);

export const deleteSignInLinks = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "tokenHash" FROM "SignInLink" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "SignInLink" l USING passed WHERE l."tokenHash" = passed."tokenHash" RETURNING TRUE`);

export const deleteSessions = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Session" WHERE "usedOn" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Session" s USING passed WHERE s."id" = passed."id" RETURNING TRUE`);

export const deleteSubmissions = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "key" FROM "Submission" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Submission" s USING passed WHERE s."key" = passed."key" RETURNING TRUE`);

/** What the list of things that were erased early says of days whose backups are gone. */
export const deleteErasedList = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "hash" FROM "Erased" WHERE "day" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Erased" e USING passed WHERE e."hash" = passed."hash" RETURNING TRUE`);

export const deleteMails = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Mail" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Mail" m USING passed WHERE m."id" = passed."id" RETURNING TRUE`);

export const deletePendingMatches = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Fresh" WHERE "madeAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Fresh" f USING passed WHERE f."id" = passed."id" RETURNING TRUE`);

export const deleteNews = statement<Passing>(`
  WITH passed AS MATERIALIZED (
    SELECT "personId", "postId", "of" FROM "News" WHERE "goesOn" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "News" n USING passed
  WHERE n."personId" = passed."personId" AND n."postId" = passed."postId" AND n."of" = passed."of" RETURNING TRUE`);

/** Pictures whose form was never sent. */
export const deleteStagedPictures = statement<Passing, { key: string }>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Picture" WHERE "stagedUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Picture" p USING passed WHERE p."id" = passed."id" RETURNING p."key"`);

/** Locks correspondences without a letter; a letter that is being written holds its own. */
export const lockEmptyCorrespondences = statement<{ most: number }, { id: string }>(`
  SELECT c."id"::text FROM "Correspondence" c
  WHERE NOT EXISTS (SELECT FROM "Letter" l WHERE l."correspondenceId" = c."id") LIMIT $most::int FOR UPDATE SKIP LOCKED`);

/** Erases those of some correspondences that are without a letter still. */
export const deleteEmptyCorrespondences = statement<{ ids: string[] }>(`
  DELETE FROM "Correspondence" c WHERE c."id" = ANY($ids::uuid[])
  AND NOT EXISTS (SELECT FROM "Letter" l WHERE l."correspondenceId" = c."id")`);

/** Locks places that were closed long ago. */
export const lockClosedPlaces = statement<Passing, { id: string }>(`
  SELECT "id"::text FROM "Place" WHERE "closedAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED`);

type After = Passing & { after: string };

/** Locks posts that were withdrawn, in the order of their ids after one. */
export const lockWithdrawnPosts = statement<After, { id: string }>(`
  SELECT p."id"::text FROM "Post" p WHERE p."id" > $after::uuid AND p."withdrawnAt" <= $since::timestamptz
  ORDER BY p."id" LIMIT $most::int FOR UPDATE OF p SKIP LOCKED`);

// As an array: of a join, the planner would walk all posts there are, for they come in the order of their ids.
/** Locks posts that do not repeat and whose last date has ended, likewise. */
export const lockPassedPosts = statement<After, { id: string }>(`
  SELECT p."id"::text FROM "Post" p WHERE p."id" > $after::uuid AND p."rhythm" IS NULL
    AND p."id" = ANY(ARRAY(SELECT d."postId" FROM "Day" d WHERE d."ends" <= $since::timestamptz))
    AND NOT EXISTS (SELECT FROM "Day" later WHERE later."postId" = p."id" AND later."ends" > $since::timestamptz)
  ORDER BY p."id" LIMIT $most::int FOR UPDATE OF p SKIP LOCKED`);

/** Locks those dates of some posts that nobody else holds. */
export const lockFreeDates = statement<{ postIds: string[] }, { id: string }>(`
  SELECT "id"::text FROM "Day" WHERE "postId" = ANY($postIds::uuid[]) FOR UPDATE SKIP LOCKED`);

/** Ends the careful days of people, where they are over. */
export const endCarefulDays = statement<Passing>(`
  WITH over AS MATERIALIZED (
    SELECT "id" FROM "Person" WHERE "carefulUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "carefulUntil" = NULL FROM over WHERE p."id" = over."id" RETURNING TRUE`);

/** Takes away the day on which somebody was here: of those who answer for nothing, and of all before a day. */
export const clearHereOn = statement<Passing>(`
  WITH over AS MATERIALIZED (
    SELECT p."id" FROM "Person" p WHERE p."hereOn" IS NOT NULL AND (p."hereOn" < $since::date
      OR NOT EXISTS (SELECT FROM "Host" h WHERE h."personId" = p."id")) LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "hereOn" = NULL FROM over WHERE p."id" = over."id" RETURNING TRUE`);

/** Gives up waiting for a lock sooner than PostgreSQL looks for deadlocks (a second), until the transaction ends. */
export const waitBrieflyForLocks = statement(`
  SELECT FROM set_config('lock_timeout', '500ms', true)`);
