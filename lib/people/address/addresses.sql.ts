import { statement } from '#lib/platform/database/statement';

/** Uses up a link to sign in. */
export const deleteSignInLink = statement<{ tokenHash: Uint8Array; now: Date }, { personId: string }>(`
  DELETE FROM "SignInLink" WHERE "tokenHash" = $tokenHash::bytea AND "expires" > $now::timestamptz
  RETURNING "personId"::text`);
