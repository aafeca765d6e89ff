import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Pictures whose form was never sent. */
export const deleteStagedPictures = statement<Passed, { key: string }>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Picture" WHERE "stagedUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Picture" p USING passed WHERE p."id" = passed."id" RETURNING p."key"`);
