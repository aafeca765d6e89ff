import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/**
 * Takes the keeper's mail of this quarter of an hour, where something is due and none went in it: one process has it, and one that dies
 * leaves it to whoever comes when the quarter is over. An instant that is to come was written by a clock that was set back.
 */
export const claimKeepersMail = statement<{ at: Date; before: Date }>(`
  UPDATE "Board" SET "keeperToldAt" = $at::timestamptz
  WHERE ("keeperToldAt" > $before::timestamptz AND "keeperToldAt" <= $at::timestamptz) IS NOT TRUE
    AND EXISTS (SELECT FROM "Report" WHERE "due" <= $at::timestamptz)
  RETURNING TRUE`);

/** What waited for an answer for too long. */
export const deletePassedReports = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Report" WHERE "goesOn" <= $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Report" r USING passed WHERE r."id" = passed."id" RETURNING TRUE`);

/** When a mail last went to the keeper, once it keeps no other from going. */
export const forgetKeepersMail = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Board" WHERE "keeperToldAt" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Board" b SET "keeperToldAt" = NULL FROM passed WHERE b."id" = passed."id" RETURNING TRUE`);
