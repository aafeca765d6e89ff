import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

export const deleteSignInLinks = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "tokenHash" FROM "SignInLink" WHERE "expires" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "SignInLink" l USING passed WHERE l."tokenHash" = passed."tokenHash" RETURNING TRUE`);

/** Addresses, sealed, with whose they are. */
export const sealedAddresses = statement<Record<never, never>, Listed & { sealed: Buffer }>(`
  SELECT "id"::text, "emailSealed" AS "sealed" FROM "Person" WHERE "emailSealed" IS NOT NULL`);

/** The kinds of mail that each person gets, as PERSON/KIND. */
export const wantedMails = statement<Record<never, never>, Listed>(`
  SELECT p."id" || '/' || kind AS "id" FROM "Person" p, unnest(enum_range(NULL::"MailKind")) AS kind
  WHERE NOT kind = ANY(p."stopped")`);

/** Stops a kind of mail. */
export const stopMails = statement<{ id: string; kind: string }>(`
  UPDATE "Person" SET "stopped" = "stopped" || $kind::"MailKind" WHERE "id" = $id::uuid`);

export const deleteQuietAddresses = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "hash" FROM "QuietAddress" WHERE "until" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "QuietAddress" q USING passed WHERE q."hash" = passed."hash" RETURNING TRUE`);
