import { statement } from '#lib/platform/database/statement';
import type { PeriodOf } from '#lib/values/periods';

/**
 * The day of the oldest thing of each kind, or null where there is none: each by an index, never by looking through a table (of dates, no
 * more than `most` from the oldest on: by then most have passed and wait for the sweep). Of what keeps the last day of a month only, the
 * first day of it: which day it was, nobody knows. What this says to everyone is a day, and of nobody.
 */
export const oldestOfEach = statement<
  { zone: string; most: number; invitationDays: number; newsDays: number },
  { what: PeriodOf; day: string | null }
>(`
  SELECT 'withdrawn' AS "what", (SELECT to_char("withdrawnAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Post" WHERE "withdrawnAt" IS NOT NULL ORDER BY "withdrawnAt" LIMIT 1) AS "day"
  UNION ALL SELECT 'dated', (SELECT to_char((d."ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Day" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId"
    WHERE p."kind" <> 'ACTIVITY' AND d."kind" <> 'ANY' AND p."rhythm" IS NULL ORDER BY d."ends" LIMIT 1)
  UNION ALL SELECT 'anyDay', (SELECT to_char("starts" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Day" WHERE "kind" = 'ANY' ORDER BY "ends" LIMIT 1)
  UNION ALL SELECT 'joining', (SELECT to_char((d."ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Day" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId"
    WHERE EXISTS (SELECT FROM "Joining" j WHERE j."dayId" = d."id") ORDER BY d."ends" LIMIT 1)
  UNION ALL SELECT 'date', (SELECT to_char((d."ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Day" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId" WHERE p."rhythm" IS NOT NULL ORDER BY d."ends" LIMIT 1)
  UNION ALL SELECT 'activity', (SELECT to_char((d."ends" - interval '1 ms') AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM (SELECT "id", "postId", "kind", "ends" FROM "Day" ORDER BY "ends" LIMIT $most::int) d
    JOIN "Post" p ON p."id" = d."postId" WHERE p."kind" = 'ACTIVITY' AND p."rhythm" IS NULL ORDER BY d."ends" LIMIT 1)
  UNION ALL SELECT 'message', (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Message" ORDER BY "madeAt" LIMIT 1)
  UNION ALL SELECT 'today', (SELECT to_char("until" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "TodayLine" ORDER BY "until" LIMIT 1)
  UNION ALL SELECT 'letter', (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Letter" ORDER BY "madeAt" LIMIT 1)
  UNION ALL SELECT 'version', (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "PlaceVersion" ORDER BY "madeAt" LIMIT 1)
  UNION ALL SELECT 'place', (SELECT to_char("closedAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Place" WHERE "closedAt" IS NOT NULL ORDER BY "closedAt" LIMIT 1)
  UNION ALL SELECT 'invitation', (SELECT ("until" - $invitationDays::int)::text
    FROM "Invitation" ORDER BY "until" LIMIT 1)
  UNION ALL SELECT 'link', (SELECT to_char("expires" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "SignInLink" ORDER BY "expires" LIMIT 1)
  UNION ALL SELECT 'session', (SELECT to_char("usedOn", 'YYYY-MM-01') FROM "Session" ORDER BY "usedOn" LIMIT 1)
  UNION ALL SELECT 'submission', (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Submission" ORDER BY "madeAt" LIMIT 1)
  UNION ALL SELECT 'staged', (SELECT to_char("stagedUntil" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Picture" WHERE "stagedUntil" IS NOT NULL ORDER BY "stagedUntil" LIMIT 1)
  UNION ALL SELECT 'mail', (SELECT to_char("due" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Mail" ORDER BY "due" LIMIT 1)
  UNION ALL SELECT 'match', (SELECT to_char("madeAt" AT TIME ZONE $zone::text, 'YYYY-MM-DD')
    FROM "Fresh" ORDER BY "madeAt" LIMIT 1)
  UNION ALL SELECT 'news', (SELECT ("goesOn" - $newsDays::int)::text FROM "News" ORDER BY "goesOn" LIMIT 1)
  UNION ALL SELECT 'unseen', (SELECT to_char("seenOn", 'YYYY-MM-01') FROM "Person" ORDER BY "seenOn" LIMIT 1)
  UNION ALL SELECT 'asked', (SELECT "askedOn"::text FROM "Person" WHERE "askedOn" IS NOT NULL ORDER BY "askedOn" LIMIT 1)`);
