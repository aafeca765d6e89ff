import { statement } from '#lib/platform/database/statement';

// What of a row may stand in the list of things that were erased early: `id` is what is listed.

/** What may be listed of a row. */
export type Listed = { id: string };

/** Posts that stand on the board. */
export const standingPosts = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Post" WHERE "withdrawnAt" IS NULL`);

/** Places that are open. */
export const openPlaces = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Place" WHERE "closedAt" IS NULL`);

/** The hashes of passphrases. */
export const passphrases = statement<Record<never, never>, Listed>(`
  SELECT "passphraseHash" AS "id" FROM "Person" WHERE "passphraseHash" IS NOT NULL`);

/** Addresses, sealed, with whose they are. */
export const addresses = statement<Record<never, never>, Listed & { sealed: Buffer }>(`
  SELECT "id"::text, "emailSealed" AS "sealed" FROM "Person" WHERE "emailSealed" IS NOT NULL`);

/** The kinds of mail that each person gets, as PERSON/KIND. */
export const wantedMails = statement<Record<never, never>, Listed>(`
  SELECT p."id" || '/' || sort AS "id" FROM "Person" p, unnest(enum_range(NULL::"MailSort")) AS sort
  WHERE NOT sort = ANY(p."stopped")`);

/** People. */
export const people = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Person"`);

/** Stops a kind of mail. */
export const stopMails = statement<{ id: string; sort: string }>(`
  UPDATE "Person" SET "stopped" = "stopped" || $sort::"MailSort" WHERE "id" = $id::uuid`);
