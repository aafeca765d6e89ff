import type { MailKind } from '#lib/notifications/kinds';
import { statement } from '#lib/platform/database/statement';

/** Of a mail that was claimed. */
export type Row = { id: string; sealed: Uint8Array; kind: MailKind | null; due: Date };

// A lease counts by the database's clock. One that ends later than any can was written before that clock was set back: it is none.

/**
 * The mail that is next; its reader is held for the moment of claiming, and the mail is not: whoever looks at the same time would keep it
 * from the one who has the reader. Whoever claims for the same reader waits for nobody and finds another. What somebody asked for themselves waits for nothing else of theirs; news wait while others of theirs are claimed.
 */
export const nextMail = statement<
  { at: Date; latest: Date; lease: string },
  { id: string; personId: string; isAlone: boolean }
>(`
  SELECT mail."id"::text, mail."personId"::text, mail."kind" IS NULL AS "isAlone"
  FROM "Mail" mail JOIN "Person" reader ON reader."id" = mail."personId"
  WHERE mail."due" <= $at::timestamptz AND mail."expires" > $at::timestamptz
    AND (mail."notBefore" BETWEEN $at::timestamptz AND $latest::timestamptz) IS NOT TRUE
    AND (mail."claimedUntil" BETWEEN now() AND now() + 2 * $lease::interval) IS NOT TRUE
    AND (mail."kind" IS NULL OR NOT EXISTS (
      SELECT FROM "Mail" other WHERE other."personId" = mail."personId" AND other."kind" IS NOT NULL
        AND other."claimedUntil" BETWEEN now() AND now() + 2 * $lease::interval))
  ORDER BY mail."due", mail."id" LIMIT 1
  FOR NO KEY UPDATE OF reader SKIP LOCKED`);

/** Claims one mail, unless somebody did meanwhile. */
export const claimAlone = statement<{ id: string; claim: string; lease: string }, Row>(`
  UPDATE "Mail" SET "claim" = $claim::uuid, "claimedUntil" = now() + $lease::interval
  WHERE "id" = $id::uuid AND ("claimedUntil" BETWEEN now() AND now() + 2 * $lease::interval) IS NOT TRUE
  RETURNING "id"::text, "sealed", "kind"::text, "due"`);

/** Claims all news that a reader is to be told by now, unless somebody has claimed any meanwhile. */
export const claimTogether = statement<{ personId: string; at: Date; claim: string; lease: string }, Row>(`
  UPDATE "Mail" SET "claim" = $claim::uuid, "claimedUntil" = now() + $lease::interval
  WHERE "id" IN (
      SELECT "id" FROM "Mail" WHERE "personId" = $personId::uuid AND "kind" IS NOT NULL
        AND "due" <= $at::timestamptz AND "expires" > $at::timestamptz
      FOR UPDATE SKIP LOCKED)
    AND NOT EXISTS (
      SELECT FROM "Mail" WHERE "personId" = $personId::uuid AND "kind" IS NOT NULL
        AND "claimedUntil" BETWEEN now() AND now() + 2 * $lease::interval)
  RETURNING "id"::text, "sealed", "kind"::text, "due"`);

/**
 * What is to be told waits until an instant, after what waits for that already and in the order of the ids; its time begins then, but for
 * the kinds that are of use only until their own. It is claimed no longer.
 */
export const postponeMails = statement<{
  ids: string[];
  claim: string;
  personId: string;
  until: Date;
  together: Date;
  expires: Date;
  withAnEnd: string[];
}>(`
  UPDATE "Mail" SET "due" = begins.at + (waiting.place - 1) * interval '1 millisecond',
    "expires" = CASE WHEN "kind"::text = ANY($withAnEnd::text[]) THEN "expires" ELSE greatest("expires", $expires::timestamptz) END,
    "claim" = NULL, "claimedUntil" = NULL, "notBefore" = NULL
  FROM unnest($ids::uuid[]) WITH ORDINALITY AS waiting (id, place),
    (SELECT coalesce(max("due") + interval '1 millisecond', $until::timestamptz) AS at FROM "Mail"
     WHERE "personId" = $personId::uuid AND "due" >= $until::timestamptz AND "due" < $together::timestamptz
       AND "kind" IS NOT NULL) AS begins
  WHERE "Mail"."id" = waiting.id AND "Mail"."claim" = $claim::uuid`);
