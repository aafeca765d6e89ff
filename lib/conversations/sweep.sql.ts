import type { FirstDay, Lately, OnDay, Placed, SaidRow } from '#lib/platform/database/coarsen-times';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Words at places and under rhythms; those under other posts go with them. */
export const deleteMessages = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT m."id" FROM "Message" m WHERE m."madeAt" < $since::timestamptz AND (m."placeId" IS NOT NULL
      OR EXISTS (SELECT FROM "Post" p WHERE p."id" = m."postId" AND p."rhythm" IS NOT NULL))
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Message" m USING passed WHERE m."id" = passed."id" RETURNING TRUE`);

/** The first day with words that have their hour still. */
export const firstDayOfMessages = statement<Lately, FirstDay>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "Message" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All that was said on that day in some of the conversations with such words, in its order. */
export const messagesOfDay = statement<OnDay, SaidRow>(`
  WITH few AS MATERIALIZED (
    SELECT DISTINCT coalesce("postId", "placeId") AS talk FROM "Message"
    WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz AND "madeAt" < $before::timestamptz
      AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval LIMIT $most::int)
  SELECT "id"::text, coalesce("postId", "placeId")::text AS "talk" FROM "Message"
  WHERE "madeAt" >= $starts::timestamptz AND "madeAt" < $ends::timestamptz
    AND coalesce("postId", "placeId") IN (SELECT talk FROM few)
  ORDER BY coalesce("postId", "placeId"), "madeAt", "id"`);

/** Gives words their instants. */
export const placeMessages = statement<Placed>(`
  UPDATE "Message" m SET "madeAt" = placed."madeAt"
  FROM unnest($ids::uuid[], $instants::timestamptz[]) AS placed ("id", "madeAt")
  WHERE m."id" = placed."id" AND m."madeAt" <> placed."madeAt" RETURNING TRUE`);
