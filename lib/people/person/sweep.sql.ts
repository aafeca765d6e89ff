import type { Listed } from '#lib/platform/database/erase-again-step';
import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteSessions = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Session" WHERE "usedOn" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Session" s USING passed WHERE s."id" = passed."id" RETURNING TRUE`);

/** Ends the careful days of people, where they are over. */
export const endCarefulDays = statement<Passed>(`
  WITH over AS MATERIALIZED (
    SELECT "id" FROM "Person" WHERE "carefulUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "carefulUntil" = NULL FROM over WHERE p."id" = over."id" RETURNING TRUE`);

/** The hashes of passphrases. */
export const passphraseHashes = statement<Record<never, never>, Listed>(`
  SELECT "passphraseHash" AS "id" FROM "Person" WHERE "passphraseHash" IS NOT NULL`);

/** The month of the oldest session, as its first day: which day it was, nobody knows. */
export const oldestSessions = statement<OldestParams, OldestDay>(`
  SELECT 'session' AS "what", (SELECT to_char("usedOn", 'YYYY-MM-01') FROM "Session" ORDER BY "usedOn" LIMIT 1) AS "day"`);
