import 'server-only';
import { isCarefulAt, vouchesAt } from '#lib/people/careful/rules';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

const FIRST_DAYS = { carefulUntil: true, vouchesFrom: true } as const;

const firstDaysOf = (viewer: Viewer, db: Transaction) =>
  db.person.findUnique({ where: { id: viewer.id }, select: FIRST_DAYS });

/** Whether somebody is in their first, careful days. Whoever has just left is. */
export async function isCareful(viewer: Viewer, db: Transaction = database()): Promise<boolean> {
  const person = await firstDaysOf(viewer, db);
  return !person || isCarefulAt(person, now());
}

/** Until when somebody is new, as it stands at what they put up: null for whoever is not, or has just left. */
export async function newUntil(viewer: Viewer, db: Transaction): Promise<Date | null> {
  const person = await firstDaysOf(viewer, db);
  return person && isCarefulAt(person, now()) ? person.carefulUntil : null;
}

/** The last day on which somebody is careful; null for whoever is not. */
export async function lastCarefulDay(viewer: Viewer): Promise<string | null> {
  const until = await newUntil(viewer, database());
  return until && dayOf(new Date(until.getTime() - 1), zone());
}

/** Whether somebody vouches for others: welcomes them, and invites them so that they are welcome. */
export async function vouches(viewer: Viewer, db: Transaction = database()): Promise<boolean> {
  const person = await firstDaysOf(viewer, db);
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
