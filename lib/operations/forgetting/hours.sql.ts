import { statement } from '#lib/platform/database/statement';

// What was said before a day and has its hour still: anything later in its day than `beginning`.

type Lately = { zone: string; before: Date; beginning: string };
type OnIt = Lately & { starts: Date; ends: Date; most: number };
type Day = { starts: Date; ends: Date };
/** Something that was said, and the conversation that it is part of. */
export type Said = { id: string; talk: string };
type Placed = { ids: string[]; instants: string[] };

/** The first day with words that have their hour still. */
export const firstDayOfMessages = statement<Lately, Day>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "Message" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All that was said on that day in some of the conversations with such words, in its order. */
export const messagesOfDay = statement<OnIt, Said>(`
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

/** The first day with letters that have their hour still. */
export const firstDayOfLetters = statement<Lately, Day>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "Letter" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All letters of that day in some of the correspondences with such letters, in their order. */
export const lettersOfDay = statement<OnIt, Said>(`
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

/** The first day with earlier versions of places' pages that have their hour still. */
export const firstDayOfVersions = statement<Lately, Day>(`
  SELECT date_trunc('day', "madeAt", $zone::text) AS "starts",
    date_trunc('day', date_trunc('day', "madeAt", $zone::text) + interval '36 hours', $zone::text) AS "ends"
  FROM "PlaceVersion" WHERE "madeAt" < $before::timestamptz
    AND "madeAt" >= date_trunc('day', "madeAt", $zone::text) + $beginning::interval ORDER BY "madeAt" LIMIT 1`);

/** All versions of that day of some of the places with such versions, in their order. */
export const versionsOfDay = statement<OnIt, Said>(`
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
