import 'server-only';
import type { Transaction } from '#lib/database/client';

/** When a post was made, as it is kept: to the second, it would tell more of whoever made it than anybody asks. */
export function toTheMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}

/**
 * Keeps that the words or dates of a post changed, to the minute; after another change in that minute, a second later than that one, so
 * that calendars and feeds see each (RFC 5545, SEQUENCE). One statement, for two may change dates of one post at once.
 */
export async function keepChange(db: Transaction, id: string, instant: Date): Promise<void> {
  const minute = toTheMinute(instant);
  await db.$executeRaw`
    UPDATE "Post" SET "changedAt" = greatest(${minute}, "changedAt" + interval '1 second') WHERE "id" = ${id}::uuid`;
}
