import 'server-only';
import { readStopLink } from '#lib/notifications/kinds';
import type { NotificationSettings, StopState } from '#lib/people/notification-settings/schema';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';

/** What the address in a mail stops, and whether it is stopped; undefined where it leads to nobody. */
export async function stopState(token: string): Promise<StopState | undefined> {
  const stopping = readStopLink(token);
  if (!stopping) return undefined;
  const { personId: id, kinds } = stopping;
  const person = await database().person.findUnique({ where: { id }, select: { stopped: true } });
  if (!person) return undefined;
  if (kinds !== 'WISH') return { kinds, isStopped: kinds.every((kind) => person.stopped.includes(kind)) };
  const link = await database().signInLink.findFirst({ where: { personId: id, expires: { gt: now() } } });
  return { kinds, isStopped: link === null };
}

/** What the viewer is told by mail, and when. */
export async function notificationSettings(
  viewer: Viewer,
  db: Transaction = database(),
): Promise<NotificationSettings> {
  const told = await db.person.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { stopped: true, digest: true, quietFrom: true, quietUntil: true },
  });
  return { ...told, digest: told.stopped.includes('WATCHES') ? 'NOTHING' : told.digest };
}
