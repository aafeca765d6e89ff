import { statement } from '#lib/platform/database/statement';
import type { Passed } from '#lib/platform/database/sweep-step';

// Each holds a thing until the transaction ends, so that two who fold it, or one who folds and one who changes it, come one after the other.

const locked = (table: string) =>
  statement<{ id: string }>(`SELECT FROM "${table}" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);

export const lockFoldedMessage = locked('Message');
export const lockFoldedPost = locked('Post');
export const lockFoldedLine = locked('TodayLine');
export const lockFoldedPlace = locked('Place');
/** By its place, as whoever changes the page does: with one version all others are hidden. */
export const lockFoldedVersion = statement<{ id: string }>(`
  SELECT FROM "Place" WHERE "id" = (SELECT "placeId" FROM "PlaceVersion" WHERE "id" = $id::uuid) FOR NO KEY UPDATE`);
export const lockFoldedPicture = locked('Picture');
export const lockFoldedPerson = locked('Person');

/** Folds of what was opened again, when their time is over. */
export const deletePassedFolds = statement<Passed>(`
  WITH passed AS MATERIALIZED (
    SELECT "id" FROM "Fold" WHERE "openedOn" <= $since::timestamptz LIMIT $most::int FOR UPDATE SKIP LOCKED)
  DELETE FROM "Fold" f USING passed WHERE f."id" = passed."id" RETURNING TRUE`);

// What may be hidden again where a backup brought it back.

const open = (table: string) =>
  statement<Record<never, never>, { id: string }>(
    `SELECT "id"::text FROM "${table}" WHERE "folded" <> 'GONE'`,
  );

export const openMessages = open('Message');
export const openPosts = open('Post');
export const openLines = open('TodayLine');
export const openPages = open('Place');
export const openVersions = open('PlaceVersion');
export const openPictures = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Picture" WHERE "folded" <> 'GONE' AND "stagedUntil" IS NULL`,
);
export const openAbouts = statement<Record<never, never>, { id: string }>(
  `SELECT "id"::text FROM "Person" WHERE "aboutFolded" <> 'GONE'`,
);
