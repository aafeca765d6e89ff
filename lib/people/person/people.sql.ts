import { statement } from '#lib/platform/database/statement';

/** Locks a person, so that whatever wants to point to them waits. */
export const lockPerson = statement<{ id: string }>(`
  SELECT FROM "Person" WHERE "id" = $id::uuid FOR UPDATE`);

/** Locks what stands in a person's own row; what points to them goes on. */
export const lockPersonRow = statement<{ id: string }>(`
  SELECT FROM "Person" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);

/** Uses up an invitation for one person. */
export const deleteInvitation = statement<
  { tokenHash: Uint8Array; today: string },
  { id: string; welcomes: boolean }
>(`
  DELETE FROM "Invitation" WHERE "tokenHash" = $tokenHash::bytea AND NOT "forGroup" AND "until" >= $today::date
  RETURNING "id"::text, "welcomes"`);

/** Locks an invitation for a group, so that whoever takes it back meanwhile waits. */
export const lockGroupInvitation = statement<
  { tokenHash: Uint8Array; today: string },
  { welcomes: boolean }
>(`
  SELECT "welcomes" FROM "Invitation"
  WHERE "tokenHash" = $tokenHash::bytea AND "forGroup" AND "until" >= $today::date FOR SHARE`);
