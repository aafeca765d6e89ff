import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteSessions = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Session" WHERE "usedOn" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Session" s USING passed WHERE s."id" = passed."id" RETURNING TRUE`);

/** The hashes of passphrases. */
export const passphraseHashes = statement<Record<never, never>, Listed>(`
  SELECT "passphraseHash" AS "id" FROM "Person" WHERE "passphraseHash" IS NOT NULL`);
