import 'server-only';
import { isCarefulAt, vouchesAt } from '#lib/people/careful/rules';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

const FIRST_DAYS = { carefulUntil: true, vouchesFrom: true } as const;

/** Whether somebody is in their first, careful days. Whoever has just left is. */
export async function isCareful(viewer: Viewer, db: Transaction = database()): Promise<boolean> {
  const person = await db.person.findUnique({ where: { id: viewer.id }, select: FIRST_DAYS });
  return !person || isCarefulAt(person, now());
}

/** Whether somebody vouches for others: welcomes them, and invites them so that they are welcome. */
export async function vouches(viewer: Viewer, db: Transaction = database()): Promise<boolean> {
  const person = await db.person.findUnique({ where: { id: viewer.id }, select: FIRST_DAYS });
  return person !== null && vouchesAt(person, now());
}

/** Whether the viewer may welcome the person of a name: they vouch for others, and that one is a newcomer. */
export async function mayWelcome(viewer: Viewer, name: string): Promise<boolean> {
  const [person, mayVouch] = await Promise.all([
    database().person.findUnique({ where: { nameKey: nameKey(name) }, select: FIRST_DAYS }),
    vouches(viewer),
  ]);
  return mayVouch && person !== null && isCarefulAt(person, now());
}
