import { statement } from '#lib/platform/database/statement';

/** What says by which secret this board is sealed, if that is noted. */
export const sealedWithOf = statement<Record<never, never>, { sealedWith: Buffer | null }>(`
  SELECT "sealedWith" FROM "Board"`);

/** Notes by which secret it is sealed. */
export const keepSealedWith = statement<{ sealedWith: Uint8Array }>(`
  UPDATE "Board" SET "sealedWith" = $sealedWith::bytea`);

/** Whether anything is sealed here. */
export const isAnythingSealed = statement<Record<never, never>, { isSealed: boolean }>(`
  SELECT EXISTS (SELECT FROM "Letter") OR EXISTS (SELECT FROM "Mail")
      OR EXISTS (SELECT FROM "Person" WHERE "emailSealed" IS NOT NULL) AS "isSealed"`);

/** Whether anybody is here. */
export const isAnybodyHere = statement<Record<never, never>, { isHere: boolean }>(`
  SELECT EXISTS (SELECT FROM "Person") AS "isHere"`);

/** Keeps the hash of the one opening link. */
export const keepOpeningLink = statement<{ hash: Uint8Array }>(`
  UPDATE "Board" SET "openingHash" = $hash::bytea`);
