import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { START, type Step } from '#lib/operations/forgetting/batches';
import { latelySince } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Who said something at the minute in which an offer came up probably made it, and what was said lives longer than the offer: so from
// the second day on, what was said has its day and no hour. It stands at the beginning of that day, a thousandth of a second after what
// was said before it in the same conversation.

/** As long as the thousandths of what is said on a day can take. */
const BEGINNING = '1 minute';
/** So many conversations at once, of one day. */
const MANY = 200;

/** Takes the hours from what was said before yesterday, a day at a time; `where` names the conversation that it is part of. */
function hours(name: string, where: string): Step {
  const [table, of] = [Prisma.raw(`"${name}"`), Prisma.raw(where)];
  return async (db, at) => {
    const dayOf = Prisma.sql`date_trunc('day', "madeAt", ${zone()})`;
    const hasHour = Prisma.sql`"madeAt" < ${latelySince(zone(), at)} AND "madeAt" >= ${dayOf} + ${BEGINNING}::interval`;
    const [first] = await db.$queryRaw<{ starts: Date; ends: Date }[]>`
      SELECT ${dayOf} AS starts, date_trunc('day', ${dayOf} + interval '36 hours', ${zone()}) AS ends
      FROM ${table} WHERE ${hasHour} ORDER BY "madeAt" LIMIT 1`;
    if (!first) return { what: [] };
    const onIt = Prisma.sql`"madeAt" >= ${first.starts} AND "madeAt" < ${first.ends}`;
    const found = await db.$queryRaw<{ id: string; talk: string }[]>`
      WITH few AS MATERIALIZED (SELECT DISTINCT ${of} AS talk FROM ${table} WHERE ${onIt} AND ${hasHour} LIMIT ${MANY})
      SELECT "id", ${of} AS talk FROM ${table} WHERE ${onIt} AND ${of} IN (SELECT talk FROM few)
      ORDER BY talk, "madeAt", "id"`;
    const [ids, instants] = [found.map(({ id }) => id), placed(found, first.starts)];
    const changed = await db.$executeRaw`
      UPDATE ${table} SET "madeAt" = placed."madeAt"
      FROM unnest(${ids}::uuid[], ${instants}::timestamptz[]) AS placed ("id", "madeAt")
      WHERE ${table}."id" = placed."id" AND ${table}."madeAt" <> placed."madeAt"`;
    return { what: [], ...(changed > 0 && { next: START }) };
  };
}

/** The instants of what was said on one day, by conversation and in its order: each begins with the day. */
function placed(said: { talk: string }[], starts: Date): string[] {
  let at = starts.getTime();
  return said.map(({ talk }, nth) => {
    at = said[nth - 1]?.talk === talk ? at + 1 : starts.getTime();
    return new Date(at).toISOString();
  });
}

/** Words, letters, and how places' pages were: all that says who made it, and when. */
export const HOURS: readonly Step[] = [
  hours('Message', `coalesce("postId", "placeId")`),
  hours('Letter', `"correspondenceId"`),
  hours('PlaceVersion', `"placeId"`),
];
