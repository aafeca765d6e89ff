import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Pictures whose form was never sent. */
export const deleteStagedPictures = statement<Passed, { key: string }>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Picture" WHERE "stagedUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Picture" p USING passed WHERE p."id" = passed."id" RETURNING p."key"`);

/** The day of the oldest picture whose form was not sent yet. */
export const oldestStagedPictures = statement<OldestParams, OldestDay>(`
  SELECT 'staged' AS "what", (SELECT to_char("stagedUntil" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Picture" WHERE "stagedUntil" IS NOT NULL ORDER BY "stagedUntil" LIMIT 1) AS "day"`);
