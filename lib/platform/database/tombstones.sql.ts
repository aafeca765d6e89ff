import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** What the list of things that were erased early says of days whose backups are gone. */
export const deleteErasedList = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "hash" FROM "Tombstone" WHERE "day" < $since::date LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Tombstone" e USING passed WHERE e."hash" = passed."hash" RETURNING TRUE`);
