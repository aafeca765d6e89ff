import 'server-only';
import { lockPersonRow } from '#lib/people/person/people.sql';
import { endFeedKey } from '#lib/people/session/mutations';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { randomToken, sha256 } from '#lib/values/text/random';

/**
 * Makes the secret address of the viewer's own calendar; one that was there leads nowhere from then on.
 * @returns the random token in the address. It is kept nowhere, only its hash: who loses it makes another.
 */
export async function makeCalendar(viewer: Viewer): Promise<string> {
  const token = randomToken();
  await database().$transaction(async (db) => {
    await endCalendar(viewer, db);
    await db.feedKey.create({ data: { personId: viewer.id, tokenHash: sha256(token) } });
  });
  return token;
}

/** The secret address of the viewer's own calendar leads nowhere any more. */
export async function takeBackCalendar(viewer: Viewer): Promise<void> {
  await database().$transaction((db) => endCalendar(viewer, db));
}

async function endCalendar(viewer: Viewer, db: Transaction): Promise<void> {
  await run(db, lockPersonRow, { id: viewer.id });
  await endFeedKey(viewer.id, db);
}
