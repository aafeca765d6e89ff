import { statement } from '#lib/platform/database/statement';

/** Waits for whoever gives the same slug to a place at this moment, until the transaction ends. */
export const lockSlug = statement<{ slug: string }>(`
  SELECT FROM pg_advisory_xact_lock(hashtextextended('slug ' || $slug::text, 0))`);

/** Whether a slug is another place's, or still leads to one; in one look, for a slug goes from the one to the other. */
export const slugTaken = statement<{ slug: string; placeId: string | null; today: string }, { id: string }>(`
  SELECT "id"::text FROM "Place" WHERE "slug" = $slug::text AND "id" IS DISTINCT FROM $placeId::uuid
  UNION ALL
  SELECT "placeId"::text FROM "FormerSlug"
  WHERE "slug" = $slug::text AND "placeId" IS DISTINCT FROM $placeId::uuid AND "until" > $today::date`);
