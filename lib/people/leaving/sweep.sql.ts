import type { Listed } from '#lib/platform/database/erase-again-step';
import type { OldestDay, OldestParams } from '#lib/platform/database/oldest';
import { statement } from '#lib/platform/database/statement';

/** Everybody. */
export const allPeople = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Person"`);

/** The month in which whoever was away for longest was here, as its first day, and the day of the oldest question whether somebody stays. */
export const oldestUnseen = statement<OldestParams, OldestDay>(`
  SELECT 'unseen' AS "what", (SELECT to_char("seenOn", 'YYYY-MM-01') FROM "Person" ORDER BY "seenOn" LIMIT 1) AS "day"
  UNION ALL SELECT 'asked', (SELECT "askedOn"::text FROM "Person" WHERE "askedOn" IS NOT NULL ORDER BY "askedOn" LIMIT 1)`);
