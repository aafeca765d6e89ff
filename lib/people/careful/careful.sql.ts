import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Everybody whose first days are not over is careful until they are. */
export const makeCarefulAgain = statement<{ at: Date }>(`
  UPDATE "Person" SET "carefulUntil" = "vouchesFrom" WHERE "vouchesFrom" > $at::timestamptz AND "carefulUntil" IS DISTINCT FROM "vouchesFrom"`);

/** Ends the first days of people, where they are over. */
export const endPassedFirstDays = statement<Passed>(`
  WITH over AS MATERIALIZED (
    SELECT "id" FROM "Person" WHERE "carefulUntil" <= $since::timestamptz OR "vouchesFrom" <= $since::timestamptz
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "carefulUntil" = CASE WHEN p."carefulUntil" > $since::timestamptz THEN p."carefulUntil" END,
    "vouchesFrom" = CASE WHEN p."vouchesFrom" > $since::timestamptz THEN p."vouchesFrom" END
  FROM over WHERE p."id" = over."id" RETURNING TRUE`);
