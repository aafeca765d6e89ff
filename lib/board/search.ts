import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { type Asked, kindOf } from '#lib/board/parameters';
import { database } from '#lib/platform/database/client';
import { areasIn } from '#lib/values/geo/cell';
import { ringsOf } from '#lib/values/geo/reach';
import { indexQuery, patternsOf, type Sought, wordsToFind } from '#lib/values/text/find';
import { saysAll } from '#lib/values/text/spots';

/**
 * What a search found: the ids of the posts, or none where so many say it that walking along the days finds them sooner. `sought` are
 * the words as they were found, to be marked.
 */
export type Found = { ids: string[] | null; sought: Sought };

type Looked = Pick<Asked, 'reach' | 'kind' | 'q'> & { area: string | null };

/** More posts than this are common enough to be met while walking along the days: every few of them says it. */
const MANY = 10_000;
/** So many posts are read to see whether they say nearly what was typed. */
const MOST_NEAR = 6_000;

/** The posts around here that say all the words of a search, as they were typed. Null where nothing was asked. */
export async function findPosts(looked: Looked): Promise<Found | null> {
  const words = wordsToFind(looked.q ?? '');
  if (words.length === 0) return null;
  const sought = { words, nearly: false };
  // Without an area the board is small: all of it is walked along.
  const ids = looked.area ? await idsOf(looked, sought) : await anywhere(looked, sought);
  return { ids: ids.length < MANY ? ids : null, sought };
}

/**
 * What was found; or, where that is nothing, the posts that say nearly what was typed. Mistakes are not looked for as long as something
 * is found as it was typed: bread would be board and beard.
 */
export async function orNearly(looked: Looked, found: Found | null): Promise<Found | null> {
  if (!found || found.ids?.[0] || found.ids === null) return found;
  const sought = { words: found.sought.words, nearly: true };
  return { ids: await nearIdsOf(looked, sought), sought };
}

/**
 * A condition that a post says all the words, where the index is not asked. As a CASE it is one of which the planner knows nothing, and
 * takes every other post to say them: it then walks along the days and stops. Of LIKE it believes that hardly any does, and reads them all.
 */
export function saying({ words }: Sought): Prisma.Sql {
  const each = words.map(
    (word) => Prisma.sql`(' ' || p."folded" || ' ') LIKE ANY (${patternsOf(word)}::text[])`,
  );
  return each.length > 0
    ? Prisma.sql`AND CASE WHEN ${Prisma.join(each, ' AND ')} THEN TRUE ELSE FALSE END`
    : Prisma.empty;
}

async function idsOf(looked: Looked, sought: Sought): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT p."id"::text FROM ${around(looked, sought, Prisma.sql`p."id"`, saying(sought), MANY)} LIMIT ${MANY}`;
  return rows.map(({ id }) => id);
}

async function anywhere({ kind }: Looked, sought: Sought): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT p."id"::text FROM "Post" p WHERE p."withdrawnAt" IS NULL ${isKind(kind)} ${saying(sought)} LIMIT ${MANY}`;
  return rows.map(({ id }) => id);
}

async function nearIdsOf(looked: Looked, sought: Sought): Promise<string[]> {
  const wanted = Prisma.sql`p."id", p."folded"`;
  const rows = await database().$queryRaw<{ id: string; folded: string }[]>`
    SELECT p."id"::text, p."folded" FROM ${around(looked, sought, wanted, Prisma.empty, MOST_NEAR)} LIMIT ${MOST_NEAR}`;
  const isSaid = saysAll(sought);
  return rows.filter(({ folded }) => isSaid(folded)).map(({ id }) => id);
}

/**
 * The posts of one area after the other that the index of words gives, nearest area first. Each area has a limit of its own: without
 * one the planner may think it cheaper to read every post there is.
 */
function around(
  { area, reach, kind }: Looked,
  sought: Sought,
  wanted: Prisma.Sql,
  condition: Prisma.Sql,
  most: number,
): Prisma.Sql {
  const rings = area ? ringsOf(area, reach).flat() : [];
  const areas = [...(reach === 'further' ? rings.flatMap(areasIn) : rings), null];
  const queries = areas.map((each) => indexQuery(sought, each));
  return Prisma.sql`unnest(${queries}::text[]) AS c("query") CROSS JOIN LATERAL (
    SELECT ${wanted} FROM "Post" p
    WHERE array_to_tsvector(found_by(p."area", p."folded")) @@ c."query"::tsquery
      AND p."withdrawnAt" IS NULL ${isKind(kind)} ${condition}
    LIMIT ${most}) p`;
}

const isKind = (kind: Looked['kind']): Prisma.Sql =>
  kind ? Prisma.sql`AND p."kind" = ${kindOf(kind)}::"PostKind"` : Prisma.empty;
