import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

// Each holds a thing until the transaction ends, so that two who fold it, or one who folds and one who changes it, come one after the other.

export const lockFoldedMessage = statement<{ id: string }>(
  `SELECT FROM "Message" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedPost = statement<{ id: string }>(
  `SELECT FROM "Post" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedLine = statement<{ id: string }>(
  `SELECT FROM "TodayLine" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedPlace = statement<{ id: string }>(
  `SELECT FROM "Place" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedVersion = statement<{ id: string }>(
  `SELECT FROM "PlaceVersion" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedPicture = statement<{ id: string }>(
  `SELECT FROM "Picture" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);
export const lockFoldedPerson = statement<{ id: string }>(
  `SELECT FROM "Person" WHERE "id" = $id::uuid FOR NO KEY UPDATE`,
);

/** Folds of what was opened again, when their time is over. */
export const deletePassedFolds = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Fold" WHERE "openedOn" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Fold" f USING passed WHERE f."id" = passed."id" RETURNING TRUE`);

// What may be hidden again where a backup brought it back.

export const openMessages = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Message" WHERE "folded" <> 'GONE'`,
);
export const openPosts = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Post" WHERE "folded" <> 'GONE'`,
);
export const openLines = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "TodayLine" WHERE "folded" <> 'GONE'`,
);
export const openPages = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Place" WHERE "folded" <> 'GONE'`,
);
export const openVersions = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "PlaceVersion" WHERE "folded" <> 'GONE'`,
);
export const openPictures = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Picture" WHERE "folded" <> 'GONE' AND "stagedUntil" IS NULL`,
);
export const openAbouts = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Person" WHERE "aboutFolded" <> 'GONE'`,
);
