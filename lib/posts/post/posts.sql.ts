import { statement } from '#lib/platform/database/statement';
import type { ChangeMoment } from '#lib/values/time/minute';

/** Locks the dates of a post, always in one order. */
export const lockDates = statement<{ postId: string }>(`
  SELECT FROM "Occurrence" WHERE "postId" = $postId::uuid ORDER BY "id" FOR NO KEY UPDATE`);

/** Locks one date. */
export const lockDate = statement<{ id: string }>(`
  SELECT FROM "Occurrence" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);

/** Locks a post. */
export const lockPost = statement<{ id: string }>(`
  SELECT FROM "Post" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);

/** Locks a post, unless somebody else has. */
export const tryLockPost = statement<{ id: string }, { id: string }>(`
  SELECT "id"::text FROM "Post" WHERE "id" = $id::uuid FOR NO KEY UPDATE SKIP LOCKED`);

/** Keeps when a post changed. */
export const keepChangedAt = statement<{ id: string } & ChangeMoment>(`
  UPDATE "Post" SET "changedAt" = greatest($moment::timestamptz, "changedAt" + $later::interval)
  WHERE "id" = $id::uuid`);

/** Locks some of what is for any day and ends soon, and was not asked about yet. */
export const lockSoonOver = statement<
  { at: Date; until: Date; most: number },
  { id: string; postId: string; ends: Date; title: string }
>(`
  SELECT d."id"::text, d."postId"::text, d."ends", p."title" FROM "Occurrence" d JOIN "Post" p ON p."id" = d."postId"
  WHERE d."kind" = 'ANY' AND d."ends" > $at::timestamptz AND d."ends" <= $until::timestamptz AND NOT d."asked"
    AND p."withdrawnAt" IS NULL AND p."folded" = 'OPEN'
  ORDER BY d."ends" LIMIT $most::int FOR UPDATE OF d SKIP LOCKED`);

/** Those who have one of some names, each locked against leaving meanwhile. */
export const lockNamed = statement<{ nameKeys: string[] }, { id: string }>(`
  SELECT "id"::text FROM "Person" WHERE "nameKey" = ANY($nameKeys::text[]) ORDER BY "id" FOR KEY SHARE`);
