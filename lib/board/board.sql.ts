import { statement } from '#lib/platform/database/statement';
import type { PostKind } from '#lib/posts/post/schema';
import type { Words } from '#lib/values/text/search-text';

// The dates of the board. Each cell and part of the time to come is one probe of an index, cut at what a page shows, never a sort of a
// whole neighbourhood. What is written with `${…}` is constant too: nothing that runs reaches this file.

/** What is asked of the posts. */
export type Wanted = Words & { kind: PostKind | null };
/** After which date it goes on: null from the beginning. */
export type After = { afterRing: number | null; afterStarts: Date | null; afterId: string | null };
/** Cells with their rings, nearest first. */
export type Cells = { cells: string[]; rings: number[] };
/**
 * Parts of the time to come, each list in their order: dates that start within `from` and `till` and end after `alive`, of the `long` ones
 * only those that last more than a day; `later` only the first date of each post; `most` of them. `begins` is the instant under whose
 * day stands what began before.
 */
export type Parts = {
  names: string[];
  from: Date[];
  till: Date[];
  alive: Date[];
  begins: Date[];
  most: number[];
  long: boolean[];
};
type Found = { name: string; id: string; starts: Date; ring: number; day: string };

/**
 * The post stands on the board, and says all the words. That is a CASE, of which the planner knows nothing and takes every other post to
 * say them: it then walks along the days and stops. Of LIKE it believes that hardly any does, and reads them all.
 */
const WANTED = `p."withdrawnAt" IS NULL
        AND (p."folded" = 'OPEN' OR p."folded" = 'CLOSED' AND $word1::text[] IS NULL)
        AND ($kind::"PostKind" IS NULL OR p."kind" = $kind::"PostKind")
        AND CASE WHEN ($word1::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word1::text[]))
          AND ($word2::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word2::text[]))
          AND ($word3::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word3::text[]))
          AND ($word4::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word4::text[]))
          AND ($word5::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word5::text[]))
          AND ($word6::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word6::text[]))
          AND ($word7::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word7::text[]))
          AND ($word8::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word8::text[]))
          THEN TRUE ELSE FALSE END`;

const PARTS = `unnest($names::text[], $from::timestamptz[], $till::timestamptz[], $alive::timestamptz[], $begins::timestamptz[],
    $most::int[], $long::boolean[]) AS part ("name", "from", "till", "alive", "begins", "most", "long")`;

const WITHIN = `d."kind" <> 'ANY' AND d."starts" >= part."from" AND d."starts" < part."till" AND d."ends" > part."alive"
        AND (part."name" <> 'later' OR NOT EXISTS (SELECT FROM "Occurrence" e
          WHERE e."postId" = d."postId" AND e."starts" < d."starts" AND e."ends" > part."alive"))`;

/** As the partial indexes of long dates have it, to the letter. */
const LONG = `d."ends" - d."starts" > interval '25 hours'`;

/** What comes after the cursor in a ring that does not come before it. */
const AHEAD = (ring: string) => `($afterRing::int IS NULL OR ${ring} > $afterRing::int
          OR (d."starts", d."id") > ($afterStarts::timestamptz, $afterId::uuid))`;
/** The same for any day, which is read from the latest on. */
const BEHIND = (ring: string) => `($afterRing::int IS NULL OR ${ring} > $afterRing::int
          OR (d."starts", d."id") < ($afterStarts::timestamptz, $afterId::uuid))`;

/** The dates of some parts, of which `near` says where they are looked for. */
const ofParts = (near: string) => `
  SELECT part."name", hit."id"::text, hit."starts", hit."ring",
    to_char(GREATEST(hit."starts", part."begins") AT TIME ZONE $zone::text, 'YYYY-MM-DD') AS "day"
  FROM ${PARTS} CROSS JOIN LATERAL (
    SELECT near."id", near."starts", near."ring" FROM (${near}) near
    ORDER BY date_trunc('day', near."starts", $zone::text), near."ring", near."starts", near."id"
    LIMIT part."most" + 1) hit`;

/** One probe of an index for a part. */
const probe = (where: string, ring: string) => `
      SELECT d."id", d."starts", ${ring} AS "ring" FROM "Occurrence" d JOIN "Post" p ON p."id" = d."postId"
      WHERE ${where} AND ${WITHIN} AND ${AHEAD(ring)} AND ${WANTED}
      ORDER BY d."starts", d."id" LIMIT part."most" + 1`;

/** In each cell, and where no cell is known, unless those stand for later. */
const around = (column: string) => `
    (SELECT found.* FROM unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") CROSS JOIN LATERAL (${probe(`NOT part."long" AND d."${column}" = c."cell"`, 'c."ring"')}) found)
    UNION ALL (SELECT found.* FROM unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") CROSS JOIN LATERAL (${probe(`part."long" AND ${LONG} AND d."${column}" = c."cell"`, 'c."ring"')}) found)
    UNION ALL (${probe(`$andNowhere::boolean AND NOT part."long" AND d."area" IS NULL`, '$nowhere::int')})
    UNION ALL (${probe(`$andNowhere::boolean AND part."long" AND ${LONG} AND d."area" IS NULL`, '$nowhere::int')})`;

type Of = Parts & Wanted & After & { zone: string };
type Around = Of & Cells & { nowhere: number; andNowhere: boolean };

/** Dates around here by their areas (H3 resolution 7). */
export const datesByArea = statement<Around, Found>(ofParts(around('area')));
/** Dates further away by their wide areas (resolution 5). */
export const datesByWideArea = statement<Around, Found>(ofParts(around('wide')));
/** Dates wherever they are: where nobody said where the board is. */
export const datesAnywhere = statement<Of, Found>(
  ofParts(`
    (${probe(`NOT part."long"`, '0')}) UNION ALL (${probe(`part."long" AND ${LONG}`, '0')})`),
);

/** The dates of posts that a search found, each with the ring it lies in, read once for all parts. */
const found = (ring: string, join: string) => `WITH found AS MATERIALIZED (
    SELECT d."id", d."postId", d."kind", d."starts", d."ends", ${ring} AS "ring"
    FROM unnest($ids::uuid[]) AS f ("id") JOIN "Occurrence" d ON d."postId" = f."id" ${join})`;
const RING = 'coalesce(c."ring", $nowhere::int)';
const inCell = (column: string) =>
  `LEFT JOIN unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") ON c."cell" = d."${column}"`;
const ofFound = ofParts(`
    SELECT d."id", d."starts", d."ring" FROM found d
    WHERE (NOT part."long" OR ${LONG}) AND ${WITHIN}
      AND ($afterRing::int IS NULL OR d."ring" >= $afterRing::int) AND ${AHEAD('d."ring"')}`);

type OfFound = Parts & After & { zone: string; ids: string[] };

/** Dates of what a search found, around here. */
export const foundDatesByArea = statement<OfFound & Cells & { nowhere: number }, Found>(
  `${found(RING, inCell('area'))} ${ofFound}`,
);
/** Dates of what a search found, further away. */
export const foundDatesByWideArea = statement<OfFound & Cells & { nowhere: number }, Found>(
  `${found(RING, inCell('wide'))} ${ofFound}`,
);
/** Dates of what a search found, wherever they are. */
export const foundDatesAnywhere = statement<OfFound, Found>(`${found('0', '')} ${ofFound}`);

const ANY = `d."kind" = 'ANY' AND d."starts" <= $now::timestamptz AND d."ends" > $now::timestamptz`;
const anyProbe = (where: string, ring: string) => `
    SELECT d."id", d."starts", ${ring} AS "ring" FROM "Occurrence" d JOIN "Post" p ON p."id" = d."postId"
    WHERE ${where} AND ${ANY} AND ${BEHIND(ring)} AND ${WANTED}
    ORDER BY d."starts" DESC, d."id" DESC LIMIT $most::int`;
const anyOf = (near: string) => `
  SELECT near."id"::text, near."starts", near."ring" FROM (${near}) near
  ORDER BY near."ring", near."starts" DESC, near."id" DESC LIMIT $most::int`;
const anyAround = (column: string) => `
    (SELECT found.* FROM unnest($cells::text[], $rings::int[]) AS c ("cell", "ring") CROSS JOIN LATERAL (${anyProbe(`d."${column}" = c."cell"`, 'c."ring"')}) found)
    UNION ALL (${anyProbe('d."area" IS NULL', '$nowhere::int')})`;
const anyOfFound = anyOf(`
    SELECT d."id", d."starts", d."ring" FROM found d WHERE ${ANY}
      AND ($afterRing::int IS NULL OR d."ring" >= $afterRing::int) AND ${BEHIND('d."ring"')}`);

type Any = { now: Date; most: number } & After;
type FoundAny = { id: string; starts: Date; ring: number };

/** What is there on any day around here, nearest first, then what was last said to be so. */
export const anyDayByArea = statement<Any & Wanted & Cells & { nowhere: number }, FoundAny>(
  anyOf(anyAround('area')),
);
/** The same further away. */
export const anyDayByWideArea = statement<Any & Wanted & Cells & { nowhere: number }, FoundAny>(
  anyOf(anyAround('wide')),
);
/** The same wherever it is. */
export const anyDayAnywhere = statement<Any & Wanted, FoundAny>(anyOf(anyProbe('TRUE', '0')));
/** The same of what a search found, around here. */
export const foundAnyDayByArea = statement<Any & Cells & { nowhere: number; ids: string[] }, FoundAny>(
  `${found(RING, inCell('area'))} ${anyOfFound}`,
);
/** The same, further away. */
export const foundAnyDayByWideArea = statement<Any & Cells & { nowhere: number; ids: string[] }, FoundAny>(
  `${found(RING, inCell('wide'))} ${anyOfFound}`,
);
/** The same, wherever it is. */
export const foundAnyDayAnywhere = statement<Any & { ids: string[] }, FoundAny>(
  `${found('0', '')} ${anyOfFound}`,
);
