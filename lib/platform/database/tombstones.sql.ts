import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** That something is erased, or is back: until the transaction ends, no backup reads the database (lib/operations/backup/contents.ts). */
export const lockErasing = statement(`
  SELECT FROM pg_advisory_xact_lock_shared(hashtext('fournil erasing'))`);

/** To whom the backups that live are sealed, until which day the last of each lives, and what time it is (microseconds since 1970). */
export const livingRecipients = statement<
  Record<never, never>,
  { recipient: string; day: Date; at: string }
>(`
  SELECT DISTINCT ON ("recipient") "recipient", ("expires" AT TIME ZONE 'UTC')::date AS "day",
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS "at"
  FROM "LivingBackup" ORDER BY "recipient", "expires" DESC`);

/** Backups whose time is over. */
export const deleteLivingBackups = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "LivingBackup" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "LivingBackup" b USING passed WHERE b."id" = passed."id" RETURNING TRUE`);

/** What was said of things that only backups could hold which are gone. */
export const deleteSealedTombstones = statement<{ most: number }>(`
  WITH passed AS MATERIALIZED (
    SELECT t."sealed" FROM "SealedTombstone" t
    WHERE NOT EXISTS (SELECT FROM "LivingBackup" b WHERE (b."expires" AT TIME ZONE 'UTC')::date >= t."expires")
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "SealedTombstone" t USING passed WHERE t."sealed" = passed."sealed" RETURNING TRUE`);

/** The list of releases before: nobody reads it any more. */
export const deleteTombstones = statement<{ most: number }>(`
  WITH passed AS MATERIALIZED (SELECT "hash" FROM "Tombstone" LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Tombstone" t USING passed WHERE t."hash" = passed."hash" RETURNING TRUE`);
