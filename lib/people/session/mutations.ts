import 'server-only';
import { lockPersonRow } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What the database keeps of a session's token. */
export type TokenHash = Uint8Array<ArrayBuffer>;

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
export async function endAllAccess(viewer: Viewer): Promise<void> {
  await database().$transaction((db) => endAccess(viewer, [], db));
}

/**
 * Ends all by which somebody, or whoever has got hold of something of theirs, goes on here: sessions but those kept, and with them what a
 * form sent again would open; links that wait in mails, the secret address of their calendar, and pictures that wait for their form (their
 * files are swept).
 */
export async function endAccess(
  { id: personId }: Pick<Viewer, 'id'>,
  kept: TokenHash[],
  db: Transaction,
): Promise<void> {
  await run(db, lockPersonRow, { id: personId });
  await endSessions({ personId, tokenHash: { notIn: kept } }, db);
  await endFeedKey(personId, db);
  await db.signInLink.deleteMany({ where: { personId } });
  await db.picture.deleteMany({ where: { personId, stagedUntil: { not: null } } });
}

/** The secret address of somebody's calendar leads nowhere any more, for ever. */
export async function endFeedKey(personId: string, db: Transaction): Promise<void> {
  const before = await db.feedKey.findUnique({ where: { personId }, select: { id: true } });
  if (!before) return;
  await db.feedKey.delete({ where: { id: before.id } });
  await addTombstones(db, 'FeedKey', before.id);
}

type Which = { tokenHash: TokenHash } | { personId: string; tokenHash: { notIn: TokenHash[] } };

/** Ends some sessions, for ever: a backup brings none of them back. */
async function endSessions(which: Which, db: Transaction): Promise<void> {
  const ended = await db.session.findMany({ where: which, select: { id: true } });
  await db.session.deleteMany({ where: which });
  await addTombstones(db, 'Session', ...ended.map(({ id }) => id));
}

/**
 * Signs a person in on this device, and whoever was signed in before out. Pages speak their language. Only in an action.
 * @param token of a session that was begun for it; a new one unless given
 * @returns the token of the session
 */
export async function signInOnDevice(viewer: Viewer, token?: string): Promise<string> {
  const { keepLanguage } = await import('#lib/people/person/language-cookie');
  const { dropSession, keepSession } = await import('#lib/people/session/session-cookie');
  const before = await dropSession();
  if (before) await endSession(before);
  const begun = token ?? (await beginSession(viewer)).token;
  await keepSession(begun);
  const { language } = await database().person.findUniqueOrThrow({ where: { id: viewer.id } });
  if (language) await keepLanguage(language);
  return begun;
}
