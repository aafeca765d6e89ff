import { statement } from '#lib/platform/database/statement';

/** Adds the words of a list, as they are sealed, each with the day on which it goes. */
export const keepListed = statement<{ sealed: Uint8Array[]; days: string[] }>(`
  INSERT INTO "SealedTombstone" ("sealed", "expires") SELECT list."sealed", list."expires"
  FROM unnest($sealed::bytea[], $days::date[]) AS list ("sealed", "expires") ON CONFLICT DO NOTHING`);
