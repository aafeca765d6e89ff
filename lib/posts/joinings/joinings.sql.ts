import { statement } from '#lib/platform/database/statement';
import type { PostKind } from '#lib/posts/post/schema';

/** Notes that some who come to a date between two instants are reminded of it now, each once. */
export const noteReminded = statement<
  { day: string; starts: Date; ends: Date; most: number },
  {
    personId: string;
    occurrenceId: string;
    postId: string;
    title: string;
    starts: Date;
    kind: 'HOUR' | 'DATE';
    place: string;
  }
>(`
  WITH coming AS MATERIALIZED (
    SELECT j."occurrenceId", j."personId" FROM "Joining" j JOIN "Occurrence" d ON d."id" = j."occurrenceId" JOIN "Post" p ON p."id" = d."postId"
    WHERE d."starts" >= $starts::timestamptz AND d."starts" < $ends::timestamptz
      AND NOT d."calledOff" AND p."withdrawnAt" IS NULL AND j."reminded" IS DISTINCT FROM $day::date
    LIMIT $most::int FOR UPDATE OF j SKIP LOCKED)
  UPDATE "Joining" j SET "reminded" = $day::date
  FROM coming JOIN "Occurrence" d ON d."id" = coming."occurrenceId" JOIN "Post" p ON p."id" = d."postId"
    LEFT JOIN "Place" place ON place."id" = p."placeId"
  WHERE j."occurrenceId" = coming."occurrenceId" AND j."personId" = coming."personId"
  RETURNING j."personId"::text, j."occurrenceId"::text, p."id"::text AS "postId",
    CASE WHEN p."folded" = 'OPEN' THEN p."title" ELSE '…' END AS "title", d."starts", d."kind"::text AS "kind",
    coalesce(place."name", CASE WHEN p."folded" = 'OPEN' THEN p."whereWords" ELSE '' END) AS "place"`);

/** Locks a date with its post, so that nobody joins what is called off meanwhile. */
export const lockDateWithPost = statement<
  { occurrenceId: string },
  { postId: string; calledOff: boolean; starts: Date; ends: Date; kind: PostKind; withdrawn: boolean }
>(`
  SELECT d."postId"::text, d."calledOff", d."starts", d."ends", p."kind"::text AS "kind",
    (p."withdrawnAt" IS NOT NULL OR p."folded" = 'GONE') AS "withdrawn"
  FROM "Occurrence" d JOIN "Post" p ON p."id" = d."postId" WHERE d."id" = $occurrenceId::uuid FOR SHARE`);
