import { statement } from '#lib/platform/database/statement';
import type { Words } from '#lib/values/text/search-text';

/** Locks a place, so that its page is changed by one after the other. */
export const lockPlace = statement<{ id: string }>(`
  SELECT FROM "Place" WHERE "id" = $id::uuid FOR UPDATE`);

/** Keeps a place as it is until the transaction ends; others may do so too. Before the dates and posts there are locked. */
export const keepPlaceStill = statement<{ id: string }>(`
  SELECT FROM "Place" WHERE "id" = $id::uuid FOR SHARE`);

// Lists of places, nearest first. The texts that are long (`notebook`, `searchText`) are read only where words are sought in them.

type Listing = {
  now: Date;
  /** Whether words are sought in them. */
  isSought: boolean;
  /** Only those that say on the map where they are. */
  onMap: boolean;
  most: number;
} & Words;
/** A place in a list, with its line for today. */
export type ListedPlace = {
  id: string;
  slug: string;
  name: string;
  words: string;
  whereWords: string;
  cell: string | null;
  line: string | null;
  until: Date | null;
  notebook: string;
  searchText: string;
  ring: number;
};

/** What a page says: nothing of one that is folded stands in any list. */
const SAID = `CASE WHEN p."folded" = 'OPEN' THEN p."words" ELSE '' END AS "words",
    CASE WHEN p."folded" = 'OPEN' THEN p."whereWords" ELSE '' END AS "whereWords",
    CASE WHEN p."folded" = 'OPEN' THEN p."cell" END AS "cell"`;

/** Open places in some cells, after a cursor. */
export const nearPlaces = statement<
  Listing & { cells: string[]; rings: number[]; afterRing: number; afterSlug: string },
  ListedPlace
>(`
  SELECT p."id"::text, p."slug", p."name", ${SAID}, t."words" AS "line", t."until",
    CASE WHEN $isSought::boolean AND p."folded" = 'OPEN' THEN p."notebook" ELSE '' END AS "notebook",
    CASE WHEN $isSought::boolean AND p."folded" = 'OPEN' THEN p."searchText" ELSE '' END AS "searchText", c."ring"
  FROM unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") JOIN "Place" p ON p."area" = c."cell"
    LEFT JOIN "TodayLine" t ON t."placeId" = p."id" AND t."until" > $now::timestamptz AND t."folded" = 'OPEN'
  WHERE p."closedAt" IS NULL AND (c."ring", p."slug") > ($afterRing::int, $afterSlug::text)
    AND (NOT $onMap::boolean OR p."folded" = 'OPEN' AND p."cell" IS NOT NULL)
    AND ($word1::text[] IS NULL OR p."folded" = 'OPEN' AND ' ' || p."searchText" || ' ' LIKE ANY ($word1::text[]))
    AND ($word2::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word2::text[]))
    AND ($word3::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word3::text[]))
    AND ($word4::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word4::text[]))
    AND ($word5::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word5::text[]))
    AND ($word6::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word6::text[]))
    AND ($word7::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word7::text[]))
    AND ($word8::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word8::text[]))
  ORDER BY c."ring", p."slug" LIMIT $most::int`);

/** Open places in none of some cells, after a cursor. */
export const farPlaces = statement<
  Listing & { cells: string[]; elsewhere: number; afterSlug: string },
  ListedPlace
>(`
  SELECT p."id"::text, p."slug", p."name", ${SAID}, t."words" AS "line", t."until",
    CASE WHEN $isSought::boolean AND p."folded" = 'OPEN' THEN p."notebook" ELSE '' END AS "notebook",
    CASE WHEN $isSought::boolean AND p."folded" = 'OPEN' THEN p."searchText" ELSE '' END AS "searchText", $elsewhere::int AS "ring"
  FROM "Place" p LEFT JOIN "TodayLine" t ON t."placeId" = p."id" AND t."until" > $now::timestamptz AND t."folded" = 'OPEN'
  WHERE p."closedAt" IS NULL AND p."slug" > $afterSlug::text
    AND (p."area" IS NULL OR p."area" <> ALL ($cells::text[]))
    AND (NOT $onMap::boolean OR p."folded" = 'OPEN' AND p."cell" IS NOT NULL)
    AND ($word1::text[] IS NULL OR p."folded" = 'OPEN' AND ' ' || p."searchText" || ' ' LIKE ANY ($word1::text[]))
    AND ($word2::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word2::text[]))
    AND ($word3::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word3::text[]))
    AND ($word4::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word4::text[]))
    AND ($word5::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word5::text[]))
    AND ($word6::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word6::text[]))
    AND ($word7::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word7::text[]))
    AND ($word8::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word8::text[]))
  ORDER BY p."slug" LIMIT $most::int`);

/** Open places that the index of words finds in some cells. */
export const placesFound = statement<
  { queries: string[]; rings: number[]; now: Date; most: number },
  ListedPlace
>(`
  SELECT p."id"::text, p."slug", p."name", ${SAID}, t."words" AS "line", t."until",
    p."notebook", p."searchText", c."ring"
  FROM unnest($queries::text[], $rings::int[]) AS c ("query", "ring") CROSS JOIN LATERAL (
    SELECT * FROM "Place" p
    WHERE array_to_tsvector(found_by(p."area", p."searchText")) @@ c."query"::tsquery AND p."closedAt" IS NULL
      AND p."folded" = 'OPEN'
    LIMIT $most::int) p
  LEFT JOIN "TodayLine" t ON t."placeId" = p."id" AND t."until" > $now::timestamptz AND t."folded" = 'OPEN'
  ORDER BY c."ring", p."slug" LIMIT $most::int`);

type Line = { id: string; slug: string; name: string; words: string };

/** Lines for today in some cells, nearest first, then those of places without an area. */
export const todayLinesByArea = statement<
  { cells: string[]; rings: number[]; elsewhere: number; now: Date; most: number },
  Line
>(`
  SELECT "placeId"::text AS "id", "slug", "name", "words" FROM (
    (SELECT near.* FROM unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") CROSS JOIN LATERAL (
      SELECT t."placeId", p."slug", p."name", t."words", t."until", t."id", c."ring"
      FROM "TodayLine" t JOIN "Place" p ON p."id" = t."placeId"
      WHERE t."area" = c."cell" AND t."until" > $now::timestamptz AND t."folded" = 'OPEN' AND p."closedAt" IS NULL
      ORDER BY t."until", t."id" LIMIT $most::int) near)
    UNION ALL (
      SELECT t."placeId", p."slug", p."name", t."words", t."until", t."id", $elsewhere::int AS "ring"
      FROM "TodayLine" t JOIN "Place" p ON p."id" = t."placeId"
      WHERE t."area" IS NULL AND t."until" > $now::timestamptz AND t."folded" = 'OPEN' AND p."closedAt" IS NULL
      ORDER BY t."until", t."id" LIMIT $most::int)) lines
  ORDER BY "ring", "until", lines."id" LIMIT $most::int`);

/** Lines for today, wherever they are. */
export const todayLinesAnywhere = statement<{ now: Date; most: number }, Line>(`
  SELECT p."id"::text, p."slug", p."name", t."words" FROM "TodayLine" t JOIN "Place" p ON p."id" = t."placeId"
  WHERE t."until" > $now::timestamptz AND t."folded" = 'OPEN' AND p."closedAt" IS NULL ORDER BY t."until", t."id" LIMIT $most::int`);
