import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { oldestBackup } from '#lib/operations/backup/known';
import { oldestLog } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { type PeriodOf, staysDays } from '#lib/values/periods';
import { zone } from '#lib/values/time/zone';

/** SQL for one value: the day of the oldest thing of a kind, as text, or null where there is none. */
type Oldest = (zone: string) => Prisma.Sql;

/** As many dates as are looked through for one of a kind, from the oldest on: by then most have passed and wait for the sweep. */
const LOOKED = 2_000;

/** The oldest row by a column that says when, which has an index. */
function by(table: string, column: string): Oldest {
  const name = Prisma.raw(`"${column}"`);
  return (zone) =>
    Prisma.sql`SELECT ${inZone(name, zone)} FROM ${Prisma.raw(`"${table}"`)} WHERE ${name} IS NOT NULL ORDER BY ${name} LIMIT 1`;
}

/** The oldest row by a column that holds a day. */
function byDay(table: string, column: string): Oldest {
  const name = Prisma.raw(`"${column}"`);
  return () =>
    Prisma.sql`SELECT ${name}::text FROM ${Prisma.raw(`"${table}"`)} WHERE ${name} IS NOT NULL ORDER BY ${name} LIMIT 1`;
}

/** The first day of the month of the oldest row by a column that holds the last day of a month: which day it was, nobody knows. */
function byMonth(table: string, column: string): Oldest {
  const name = Prisma.raw(`"${column}"`);
  return () =>
    Prisma.sql`SELECT to_char(${name}, 'YYYY-MM-01') FROM ${Prisma.raw(`"${table}"`)} ORDER BY ${name} LIMIT 1`;
}

/** The oldest date of which a condition says that it is of a kind (`d` is the date, `p` its post). */
function date(condition: Prisma.Sql): Oldest {
  return (zone) => Prisma.sql`
    SELECT ${inZone(Prisma.sql`d."ends" - interval '1 ms'`, zone)}
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Day" ORDER BY "ends" LIMIT ${LOOKED}) d
    JOIN "Post" p ON p."id" = d."postId" WHERE ${condition} ORDER BY d."ends" LIMIT 1`;
}

const inZone = (instant: Prisma.Sql, zone: string) =>
  Prisma.sql`to_char((${instant}) AT TIME ZONE ${zone}, 'YYYY-MM-DD')`;

/**
 * How the oldest thing of each kind is found: by an index, never by looking through a table. Null where a kind is no thing of its own. What
 * this says to everyone is a day, and of nobody.
 */
const OLDEST: Record<PeriodOf, Oldest | null> = {
  withdrawn: by('Post', 'withdrawnAt'),
  dated: date(Prisma.sql`p."kind" <> 'ACTIVITY' AND d."kind" <> 'ANY' AND p."rhythm" IS NULL`),
  anyDay: (zone) => Prisma.sql`
    SELECT ${inZone(Prisma.sql`"starts"`, zone)} FROM "Day" WHERE "kind" = 'ANY' ORDER BY "ends" LIMIT 1`,
  joining: date(Prisma.sql`EXISTS (SELECT FROM "Joining" j WHERE j."dayId" = d."id")`),
  date: date(Prisma.sql`p."rhythm" IS NOT NULL`),
  activity: date(Prisma.sql`p."kind" = 'ACTIVITY' AND p."rhythm" IS NULL`),
  message: by('Message', 'madeAt'),
  today: by('TodayLine', 'until'),
  letter: by('Letter', 'madeAt'),
  version: by('PlaceVersion', 'madeAt'),
  place: by('Place', 'closedAt'),
  invitation: () =>
    Prisma.sql`SELECT ("until" - ${staysDays('invitation')}::int)::text FROM "Invitation" ORDER BY "until" LIMIT 1`,
  link: by('SignInLink', 'expires'),
  session: byMonth('Session', 'usedOn'),
  submission: by('Submission', 'madeAt'),
  staged: by('Picture', 'stagedUntil'),
  mail: by('Mail', 'due'),
  news: () =>
    Prisma.sql`SELECT ("goesOn" - ${staysDays('news')}::int)::text FROM "News" ORDER BY "goesOn" LIMIT 1`,
  leaving: null,
  unseen: byMonth('Person', 'seenOn'),
  asked: byDay('Person', 'askedOn'),
  backup: null, // files
  log: null,
};

/** The one statement that reads all of them. */
export function oldestSql(): Prisma.Sql {
  const parts = Object.entries(OLDEST).flatMap(([what, oldest]) =>
    oldest ? [Prisma.sql`SELECT ${what}::text AS "what", (${oldest(zone())}) AS "day"`] : [],
  );
  return Prisma.join(parts, ' UNION ALL ');
}

/** The day ('YYYY-MM-DD') of the oldest thing of each kind that this board holds; kinds of which it holds none are left out. */
export async function oldestHeld(): Promise<Map<PeriodOf, string>> {
  const rows = await database().$queryRaw<{ what: PeriodOf; day: string | null }[]>(oldestSql());
  const files = [
    { what: 'backup' as const, day: await oldestBackup() },
    { what: 'log' as const, day: await oldestLog() },
  ];
  const all = [...rows, ...files];
  return new Map(all.flatMap(({ what, day }): [PeriodOf, string][] => (day ? [[what, day]] : [])));
}
