import 'server-only';
import { MAIL_KINDS, type MailKind, readStopLink } from '#lib/notifications/kinds';
import { silenceAddress } from '#lib/people/address/quiet';
import { notificationSettings } from '#lib/people/notification-settings/queries';
import { digestDue, SETTINGS_PARTS, saidOf, settingsOf } from '#lib/people/notification-settings/rules';
import type { NotificationSettings } from '#lib/people/notification-settings/schema';
import { lockPersonRow } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { type Conflict, meet, type Opened } from '#lib/platform/form/meet';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/**
 * Stops what the address in a mail stops, for whoever holds that mail. Nothing where it is stopped already.
 * @returns whether the address leads to somebody.
 */
export function stopByToken(token: string): Promise<boolean> {
  return byToken(token, (kinds, stopped) => [...new Set([...stopped, ...kinds])]);
}

/** Takes that back. */
export function startByToken(token: string): Promise<boolean> {
  return byToken(token, (kinds, stopped) => stopped.filter((kind) => !kinds.includes(kind)));
}

async function byToken(
  token: string,
  then: (kinds: MailKind[], stopped: MailKind[]) => MailKind[],
): Promise<boolean> {
  const stopping = readStopLink(token);
  if (!stopping) return false;
  const { personId: id } = stopping;
  return await database().$transaction(async (db) => {
    await run(db, lockPersonRow, { id });
    const person = await db.person.findUnique({ where: { id }, select: { stopped: true } });
    if (!person) return false;
    if (stopping.kinds !== 'WISH')
      await keepStopped(db, id, { stopped: then(stopping.kinds, person.stopped) });
    else {
      // Somebody who is not its owner wanted this address: the links that were sent to it lead nowhere any more, and no others are sent.
      await db.signInLink.deleteMany({ where: { personId: id } });
      if (stopping.email) await silenceAddress(stopping.email, db);
    }
    return true;
  });
}

/** Changes what the viewer is told by mail, and when; `opened` where a form asks for it. */
export async function changeNotificationSettings(
  viewer: Viewer,
  told: NotificationSettings,
  opened?: Opened,
): Promise<{ kind: 'changed' } | Conflict> {
  return await database().$transaction(async (db) => {
    await run(db, lockPersonRow, { id: viewer.id });
    const stands = saidOf(await notificationSettings(viewer, db));
    const met = meet(SETTINGS_PARTS, { said: saidOf(told), stands, opened });
    if (met.kind === 'conflict') return met;
    await keepStopped(db, viewer.id, opened ? settingsOf(met.settled) : told);
    return { kind: 'changed' };
  });
}

/** What somebody does not want to be told stays so, also where a backup of before is restored. */
async function keepStopped(
  db: Transaction,
  id: string,
  told: Partial<NotificationSettings> & { stopped: MailKind[] },
) {
  await db.person.update({ where: { id }, data: told });
  const of = (kinds: MailKind[]) => kinds.map((kind) => `${id}/${kind}`);
  await addReturns(db, 'Person: mails', ...of(MAIL_KINDS.filter((kind) => !told.stopped.includes(kind))));
  await addTombstones(db, 'Person: mails', ...of(told.stopped));
  await retell(id, db);
}

/** What waits to be told comes when somebody wants it now; where they want no mail, it stands on the board. */
export async function retell(personId: string, db: Transaction): Promise<void> {
  const { emailHash, digest, stopped } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const isTold = emailHash !== null && !stopped.includes('WATCHES');
  const due = isTold ? digestDue(digest, now(), zone()) : null;
  await db.notification.updateMany({ where: { personId, reason: 'WATCHED' }, data: { due } });
}
