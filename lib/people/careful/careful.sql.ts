import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

/** Everybody whose first days are not over is careful until they are. */
export const makeCarefulAgain = statement<{ at: Date }>(`
  UPDATE "Person" SET "carefulUntil" = "vouchesFrom" WHERE "vouchesFrom" > $at::timestamptz AND "carefulUntil" IS DISTINCT FROM "vouchesFrom"`);

/** What somebody hosts is shown as a newcomer's until the day their careful days end, or no more, where they have ended; another host's who is not new counts for all. */
export const markHosted = statement<{ at: Date; personId: string }>(`
  UPDATE "Post" p SET "newUntil" = t."until" FROM (
    SELECT own."postId", CASE WHEN NOT EXISTS (
      SELECT FROM "Host" h JOIN "Person" x ON x."id" = h."personId"
      WHERE h."postId" = own."postId" AND (x."carefulUntil" IS NULL OR x."carefulUntil" <= $at::timestamptz)) THEN own_person."carefulUntil" END AS "until"
    FROM "Host" own JOIN "Person" own_person ON own_person."id" = own."personId" WHERE own."personId" = $personId::uuid) t
  WHERE p."id" = t."postId" AND p."newUntil" IS DISTINCT FROM t."until"`);

/** Pictures of what somebody hosts wait for a tap as long as it is a newcomer's. */
export const markHostedPictures = statement<{ personId: string }>(`
  UPDATE "Picture" i SET "newUntil" = p."newUntil" FROM "Post" p JOIN "Host" h ON h."postId" = p."id"
  WHERE i."postId" = p."id" AND h."personId" = $personId::uuid AND i."newUntil" IS NOT NULL AND p."newUntil" IS NULL`);

const noLongerNew = (table: 'Post' | 'Place' | 'Picture') =>
  statement<Passed>(`
  WITH over AS MATERIALIZED (
    SELECT "id" FROM "${table}" WHERE "newUntil" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "${table}" t SET "newUntil" = NULL FROM over WHERE t."id" = over."id" RETURNING TRUE`);

/** What was put up by somebody new is like any other thing, once their careful days are over. */
export const [postsNoLongerNew, placesNoLongerNew, picturesNoLongerNew] = [
  noLongerNew('Post'),
  noLongerNew('Place'),
  noLongerNew('Picture'),
];

/** Ends the first days of people, where they are over. */
export const endPassedFirstDays = statement<Passed>(`
  WITH over AS MATERIALIZED (
    SELECT "id" FROM "Person" WHERE "carefulUntil" <= $since::timestamptz OR "vouchesFrom" <= $since::timestamptz
    LIMIT $most::int FOR UPDATE SKIP LOCKED)
  UPDATE "Person" p SET "carefulUntil" = CASE WHEN p."carefulUntil" > $since::timestamptz THEN p."carefulUntil" END,
    "vouchesFrom" = CASE WHEN p."vouchesFrom" > $since::timestamptz THEN p."vouchesFrom" END
  FROM over WHERE p."id" = over."id" RETURNING TRUE`);
