import { statement } from '#lib/platform/database/statement';

/** Locks some who were last here before a day, have an address and were not asked yet. */
export const lockUnseenToAsk = statement<
  { unseenSince: string; most: number },
  { id: string; language: string | null }
>(`
  SELECT "id"::text, "language" FROM "Person"
  WHERE "seenOn" < $unseenSince::date AND "emailHash" IS NOT NULL AND "askedOn" IS NULL
  ORDER BY "seenOn" LIMIT $most::int FOR UPDATE SKIP LOCKED`);

/** Locks somebody who was last here before a day: without an address, or asked before another day. */
export const lockUnseenToForget = statement<{ unseenSince: string; askedSince: string }, { id: string }>(`
  SELECT "id"::text FROM "Person" WHERE "seenOn" < $unseenSince::date
  AND ("emailHash" IS NULL OR "askedOn" < $askedSince::date) LIMIT 1 FOR UPDATE SKIP LOCKED`);

/** Locks the posts that somebody answers for, always in one order. */
export const lockPostsOfHost = statement<{ personId: string }>(`
  SELECT FROM "Post" WHERE "id" IN (SELECT "postId" FROM "Host" WHERE "personId" = $personId::uuid)
  ORDER BY "id" FOR UPDATE`);
