import type { Listed } from '#lib/platform/database/erase-again-step';
import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
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

/** The day of the oldest link to sign in. */
export const oldestSignInLinks = statement<OldestParams, OldestDay>(`
  SELECT 'link' AS "what", (SELECT to_char("expires" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "SignInLink" ORDER BY "expires" LIMIT 1) AS "day"`);

export const deleteQuietAddresses = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "hash" FROM "QuietAddress" WHERE "until" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "QuietAddress" q USING passed WHERE q."hash" = passed."hash" RETURNING TRUE`);

/** The day of the oldest wish for no mail; that an address was asked today is no more than the link that was sent. */
export const oldestQuietAddresses = statement<OldestParams, OldestDay>(`
  SELECT 'quiet' AS "what", (SELECT ("until" - $stays::int)::text FROM "QuietAddress"
    WHERE "until" > (now() AT TIME ZONE $zone::text)::date + 1 ORDER BY "until" LIMIT 1) AS "day"`);
