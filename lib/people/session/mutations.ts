import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Begins a session and returns its random token, of which the database keeps the hash. */
export async function beginSession(
  viewer: Viewer,
  db: Transaction = database(),
): Promise<{ id: string; token: string }> {
  const token = randomToken();
  const usedOn = new Date(monthEnd(todayIn(zone(), now())));
  const { id } = await db.session.create({
    data: { tokenHash: sha256(token), personId: viewer.id, usedOn },
    select: { id: true },
  });
  return { id, token };
}

/** Ends the session of a token, on this device only. */
export async function endSession(token: string): Promise<void> {
  await database().$transaction((db) => endSessions({ tokenHash: sha256(token) }, db));
}

/** Signs a person out everywhere, at once. */
export async function endAllSessions(viewer: Viewer): Promise<void> {
  await database().$transaction((db) => endSessions({ personId: viewer.id }, db));
}

type Which = { tokenHash: Uint8Array<ArrayBuffer> } | { personId: string } | { id: string };

/** Ends some sessions, for ever: a backup brings none of them back. */
export async function endSessions(which: Which, db: Transaction): Promise<void> {
  const ended = await db.session.findMany({ where: which, select: { id: true } });
  await db.session.deleteMany({ where: which });
  await addTombstones(db, 'Session', ...ended.map(({ id }) => id));
}

/**
 * Signs a person in on this device, and whoever was signed in before out. Pages speak their language. Only in an action.
 * @param token of a session that was begun for it; a new one unless given
 */
export async function signInOnDevice(viewer: Viewer, token?: string): Promise<void> {
  const { keepLanguage } = await import('#lib/people/person/language-cookie');
  const { dropSession, keepSession } = await import('#lib/people/session/session-cookie');
  const before = await dropSession();
  if (before) await endSession(before);
  await keepSession(token ?? (await beginSession(viewer)).token);
  const { language } = await database().person.findUniqueOrThrow({ where: { id: viewer.id } });
  if (language) await keepLanguage(language);
}
