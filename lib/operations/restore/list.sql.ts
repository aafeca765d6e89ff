import { statement } from '#lib/platform/database/statement';

/** Empties the list of what was erased early. */
export const deleteList = statement(`
  DELETE FROM "Tombstone"`);

/** Writes the list: each hash with its day. */
export const keepListed = statement<{ hashes: Uint8Array[]; days: string[] }>(`
  INSERT INTO "Tombstone" ("hash", "day") SELECT list."hash", list."day"
  FROM unnest($hashes::bytea[], $days::date[]) AS list ("hash", "day") ON CONFLICT DO NOTHING`);
