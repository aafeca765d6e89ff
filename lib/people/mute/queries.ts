import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { Several } from '#lib/values/several';
import { nameKey } from '#lib/values/text/name-key';
import { type PeopleWords, written } from '#lib/values/text/people-words';

// Whom somebody sees, and who sees them: the one place where it is said. Every query that shows names or what people said takes it
// (lib/structure-in-sight.test.ts).

/**
 * Those whom the viewer sees, as a condition on people: neither muted the other. It holds both ways: whoever is seen sees.
 * Themselves they see always.
 */
export function inSightOf(viewer: { id: string }) {
  return { mutes: { none: { mutedId: viewer.id } }, mutedBy: { none: { personId: viewer.id } } };
}

/** Those whom the viewer did not mute, who may not see the viewer: what a host is told of who comes nobody leaves by muting the host. */
export function notMutedBy(viewer: { id: string }) {
  return { mutedBy: { none: { personId: viewer.id } } };
}

/** What of a person's row says whether they are in sight of the viewer, where their row comes along with another. */
export function sightOf(viewer: { id: string }) {
  return {
    mutes: { where: { mutedId: viewer.id }, select: { personId: true }, take: 1 },
    mutedBy: { where: { personId: viewer.id }, select: { personId: true }, take: 1 },
  };
}

export const isInSight = ({ mutes, mutedBy }: { mutes: unknown[]; mutedBy: unknown[] }): boolean =>
  !mutes[0] && !mutedBy[0];

/** Of some people, those who see what somebody does, and are told of it. */
export async function thoseWhoSee(
  by: { id: string },
  personIds: string[],
  db: Transaction,
): Promise<string[]> {
  const rows = await db.person.findMany({
    where: { id: { in: personIds }, ...inSightOf(by) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Of some people, those who do not want to see any of some others. */
export async function thoseWhoMuted(
  personIds: string[],
  others: string[],
  db: Transaction,
): Promise<string[]> {
  if (!others[0]) return [];
  const rows = await db.person.findMany({
    where: { id: { in: personIds }, AND: others.map((mutedId) => ({ mutes: { some: { mutedId } } })) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The person of a name as the viewer sees them again: undefined where they did not mute whoever has it. */
export async function mutedNamed(viewer: Viewer, name: string): Promise<PeopleWords | undefined> {
  const person = await database().person.findFirst({
    where: { nameKey: nameKey(name), mutedBy: { some: { personId: viewer.id } } },
    select: { name: true },
  });
  return person ? written(person.name) : undefined;
}

/** Whom the viewer muted, in the order of the alphabet. */
export async function muted(viewer: Viewer): Promise<Several<PeopleWords>> {
  const rows = await database().mute.findMany({
    where: { personId: viewer.id },
    select: { muted: { select: { name: true } } },
    orderBy: { muted: { nameKey: 'asc' } },
  });
  return new Several(rows.map(({ muted: { name } }) => written(name)));
}
