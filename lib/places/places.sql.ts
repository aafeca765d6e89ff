import { statement } from '#lib/platform/database/statement';

/** Locks a place, so that its page is changed by one after the other. */
export const lockPlace = statement<{ id: string }>(`
  SELECT FROM "Place" WHERE "id" = $id::uuid FOR UPDATE`);
