import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { ANY_DAY, type Asked, kindOf } from '#lib/board/parameters';
import { type Found, saying } from '#lib/board/search';
import { database } from '#lib/platform/database/client';
import type { SectionView } from '#lib/posts/post/schema';
import { ringsOf } from '#lib/values/geo/reach';
import { now } from '#lib/values/time/clock';
import { dayStart } from '#lib/values/time/day';
import type { Part } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

// The SQL of the board: one probe of the index (area, starts, id) for each cell and part, never a sort of a whole neighbourhood.

/** A date that was found: enough to put it in order. `day` is the day it stands under. */
export type Hit = { name: SectionView['name']; id: string; starts: Date; ring: string; day: string };
/** Dates that start within the part and end after `alive`; of the `long` ones only those that last more than a day. */
export type Probe = Part & { alive: Date; most: number; long?: boolean };
export type Looked = Pick<Asked, 'reach' | 'kind' | 'q' | 'after'> & {
  area: string | null;
  /** What the words that are asked for found (lib/board/search.ts). */
  found?: Found | null;
};

type Cell = { cell: string; ring: number };

/** The cells to probe with their rings, nearest first. Nothing where nobody said where the board is. */
function cellsOf({ area, reach }: Looked): Cell[] {
  return area ? ringsOf(area, reach).flatMap((ring, at) => ring.map((cell) => ({ cell, ring: at }))) : [];
}

/**
 * Cells as a table, without those that stand before the cursor. So what comes after it is as simple to say as `ahead` says it, and the
 * planner sees that walking the index soon finds a page full; of a comparison with the ring in it, it believes that hardly anything fits.
 */
const tableOf = (all: Cell[], after: Looked['after'] = null): Prisma.Sql => {
  const cells = all.filter(({ ring }) => !after || ring >= Number(after.ring));
  return Prisma.sql`unnest(${cells.map(({ cell }) => cell)}::text[], ${cells.map(({ ring }) => ring)}::int[]) AS c("cell", "ring")`;
};

/** What comes after the cursor in a ring that does not come before it, in the order of instants or (`<`) against it. */
function ahead(after: Looked['after'], ring: Prisma.Sql, than: '>' | '<'): Prisma.Sql {
  if (!after) return Prisma.empty;
  return Prisma.sql`AND (${ring} > ${Number(after.ring)}::int
    OR (d."starts", d."id") ${Prisma.raw(than)} (${after.starts}::timestamptz, ${after.id}::uuid))`;
}

/** The same of what a search found, whose rings are not chosen. */
const aheadOfFound = (after: Looked['after'], than: '>' | '<'): Prisma.Sql =>
  after
    ? Prisma.sql`AND d."ring" >= ${Number(after.ring)}::int ${ahead(after, Prisma.sql`d."ring"`, than)}`
    : Prisma.empty;

/** By which column of a date it is found. */
const columnOf = ({ reach }: Looked): Prisma.Sql => Prisma.raw(reach === 'further' ? '"wide"' : '"area"');

/** Conditions on the post of a date. */
function wanted({ kind, found }: Looked): Prisma.Sql {
  const kinds = kind ? Prisma.sql`AND p."kind" = ${kindOf(kind)}::"PostKind"` : Prisma.empty;
  return Prisma.sql`p."withdrawnAt" IS NULL ${kinds} ${found ? saying(found.sought) : Prisma.empty}`;
}

/** The dates of what a search found, each with the ring it lies in, read once for all parts (as `found`). */
function datesFound(looked: Looked, ids: string[]): Prisma.Sql {
  const ring = looked.area ? Prisma.sql`coalesce(c."ring", ${NOWHERE})` : Prisma.sql`0::int`;
  return Prisma.sql`WITH found AS MATERIALIZED (
    SELECT d."id", d."postId", d."kind", d."starts", d."ends", ${ring} AS "ring"
    FROM unnest(${ids}::uuid[]) AS f("id") JOIN "Day" d ON d."postId" = f."id"
      LEFT JOIN ${tableOf(cellsOf(looked))} ON c."cell" = d.${columnOf(looked)})`;
}

/** A ring beyond every other: what has no area is found last. */
export const NOWHERE = 999;

/**
 * The dates of some parts of the time to come, as many as each part asks for and one more, by (day, ring, starts, id): one index probe for
 * each cell and part. Of what comes later only the first date of each post.
 *
 * A day whose own neighbourhood fills it needs no others: they stand after it. So that is read first, and the others for those parts
 * that it did not fill.
 */
export async function coming(looked: Looked, probes: Probe[]): Promise<Hit[]> {
  const cells = cellsOf(looked);
  const [here] = cells;
  if (!here || looked.found?.ids) return inOrder(await datesIn(looked, probes, cells));
  const near = await datesIn(looked, probes.filter(isOneDay), [here], false);
  const isFull = (part: Probe) =>
    near.filter(({ name, day }) => name === part.name && day === part.day).length > part.most;
  const rest = probes.filter((part) => !isOneDay(part) || !isFull(part));
  const full = (hit: Hit) =>
    !rest.some(({ name, day }) => name === hit.name && (day === null || day === hit.day));
  return inOrder([...near.filter(full), ...(await datesIn(looked, rest, cells))]);
}

const isOneDay = ({ day }: Probe): boolean => day !== null;

async function datesIn(looked: Looked, probes: Probe[], cells: Cell[], andNowhere = true): Promise<Hit[]> {
  if (probes.length === 0) return [];
  const { after } = looked;
  const within = (part: Probe, from: Prisma.Sql) => Prisma.sql`
    d."kind" <> 'ANY' AND d."starts" >= ${part.from} AND d."starts" < ${part.till} AND d."ends" > ${part.alive}
    ${part.long ? LONG : Prisma.empty} ${from} ${part.name === 'later' ? firstOfPost(part) : Prisma.empty}`;
  const probe = (part: Probe, where: Prisma.Sql, ring: Prisma.Sql) => Prisma.sql`
    SELECT d."id", d."starts", ${ring} AS "ring"
    FROM "Day" d JOIN "Post" p ON p."id" = d."postId"
    WHERE ${where} AND ${within(part, ahead(after, ring, '>'))} AND ${wanted(looked)}
    ORDER BY d."starts", d."id" LIMIT ${part.most + 1}`;
  const ids = looked.found?.ids;
  const column = columnOf(looked);
  // Each part has its own instants in the statement: the planner then knows how much lies in it, and walks the index.
  const parts = probes.map((part) => {
    const nowhere = probe(part, Prisma.sql`d."area" IS NULL`, Prisma.sql`${NOWHERE}::int`);
    const everywhere = ids
      ? Prisma.sql`SELECT d."id", d."starts", d."ring" FROM found d WHERE ${within(part, aheadOfFound(after, '>'))}`
      : looked.area
        ? Prisma.sql`
      (SELECT hit.* FROM ${tableOf(cells, after)} CROSS JOIN LATERAL (${probe(part, Prisma.sql`d.${column} = c."cell"`, Prisma.sql`c."ring"`)}) hit)
      ${andNowhere ? Prisma.sql`UNION ALL (${nowhere})` : Prisma.empty}`
        : probe(part, Prisma.sql`TRUE`, Prisma.sql`0::int`);
    const first = part.day ? dayStart(part.day, zone()) : part.from;
    return Prisma.sql`(SELECT ${part.name}::text AS "name", "id"::text, "starts", "ring",
        to_char(GREATEST("starts", ${first}::timestamptz) AT TIME ZONE ${zone()}, 'YYYY-MM-DD') AS "day"
      FROM (${everywhere}) near
      ORDER BY date_trunc('day', "starts", ${zone()}), "ring", "starts", "id" LIMIT ${part.most + 1})`;
  });
  const rows = await database().$queryRaw<(Omit<Hit, 'ring'> & { ring: number })[]>(
    Prisma.sql`${ids ? datesFound(looked, ids) : Prisma.empty} ${Prisma.join(parts, ' UNION ALL ')}`,
  );
  return rows.map((row) => ({ ...row, ring: String(row.ring) }));
}

/** As the partial indexes of long dates have it, to the letter. */
const LONG = Prisma.sql`AND d."ends" - d."starts" > interval '25 hours'`;

const inOrder = (hits: Hit[]): Hit[] =>
  hits.sort(
    (a, b) =>
      compare(a.day, b.day) ||
      Number(a.ring) - Number(b.ring) ||
      a.starts.getTime() - b.starts.getTime() ||
      compare(a.id, b.id),
  );

/** Of what comes later, the first date of each post: a choir every Monday would otherwise fill it. */
const firstOfPost = ({ alive }: Probe) => Prisma.sql`AND NOT EXISTS (
  SELECT FROM "Day" e WHERE e."postId" = d."postId" AND e."starts" < d."starts" AND e."ends" > ${alive})`;

/** What is there on any day, `most` and one more, nearest first, then what was last said to be so. */
export async function anyDay(looked: Looked, most: number): Promise<Hit[]> {
  const instant = now();
  const { after } = looked;
  const [column, table] = [columnOf(looked), tableOf(cellsOf(looked), after)];
  const within = (from: Prisma.Sql) =>
    Prisma.sql`d."kind" = 'ANY' AND d."starts" <= ${instant} AND d."ends" > ${instant} ${from}`;
  const probe = (where: Prisma.Sql, ring: Prisma.Sql) => Prisma.sql`
    SELECT d."id", d."starts", ${ring} AS "ring"
    FROM "Day" d JOIN "Post" p ON p."id" = d."postId"
    WHERE ${where} AND ${within(ahead(after, ring, '<'))} AND ${wanted(looked)}
    ORDER BY d."starts" DESC, d."id" DESC LIMIT ${most + 1}`;
  const ids = looked.found?.ids;
  const everywhere = ids
    ? Prisma.sql`SELECT d."id", d."starts", d."ring" FROM found d WHERE ${within(aheadOfFound(after, '<'))}`
    : looked.area
      ? Prisma.sql`
      (SELECT hit.* FROM ${table} CROSS JOIN LATERAL (${probe(Prisma.sql`d.${column} = c."cell"`, Prisma.sql`c."ring"`)}) hit)
      UNION ALL (${probe(Prisma.sql`d."area" IS NULL`, Prisma.sql`${NOWHERE}::int`)})`
      : probe(Prisma.sql`TRUE`, Prisma.sql`0::int`);
  const rows = await database().$queryRaw<{ id: string; starts: Date; ring: number }[]>`
    ${ids ? datesFound(looked, ids) : Prisma.empty}
    SELECT "id"::text, "starts", "ring" FROM (${everywhere}) near
    ORDER BY "ring", "starts" DESC, "id" DESC LIMIT ${most + 1}`;
  return rows.map(({ id, starts, ring }) => ({ name: 'any', id, starts, ring: String(ring), day: ANY_DAY }));
}

/** Text in the order of its bytes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
