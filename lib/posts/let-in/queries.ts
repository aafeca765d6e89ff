import 'server-only';
import { isCarefulAt } from '#lib/people/careful/rules';
import { notMutedBy } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { type Comer, type DoorRule, guestText, isInByRule } from '#lib/posts/let-in/rules';
import type { GuestView } from '#lib/posts/let-in/schema';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** Who may go in at a post; where there is none, nobody may. */
export async function doorOf(postId: string, db: Transaction = database()): Promise<DoorRule> {
  const post = await db.post.findUnique({
    where: { id: postId },
    select: { arrivalForAll: true, place: { select: { isHome: true } } },
  });
  return post ? { isHome: post.place?.isHome ?? false, forAll: post.arrivalForAll } : SHUT;
}

const SHUT: DoorRule = { isHome: true, forAll: false };

/** Those who come to some dates of a post, by date, and who is in there without a tap. */
export type Guests = { door: DoorRule; of: Map<string, GuestView[]> };

/**
 * Those who come to some dates of a post, by date, for its hosts: first who shows their name, in the order of the alphabet; then, each by
 * their words, who does not and is not in by the rules. Of others who do not show theirs, nothing tells.
 */
export async function guestsAt(viewer: Viewer, postId: string, occurrenceIds: string[]): Promise<Guests> {
  const [door, rows] = await Promise.all([
    doorOf(postId),
    database().joining.findMany({
      // Of who shows no name nothing may tell who they are, whom one does not see neither.
      where: { occurrenceId: { in: occurrenceIds }, OR: [{ unnamed: true }, { person: notMutedBy(viewer) }] },
      select: {
        ...{ occurrenceId: true, unnamed: true, knownAs: true, letIn: true },
        person: { select: { name: true, carefulUntil: true } },
      },
      orderBy: [{ unnamed: 'asc' }, { knownAs: 'asc' }, { person: { nameKey: 'asc' } }],
    }),
  ]);
  const guests = new Map<string, GuestView[]>();
  for (const { person, ...row } of rows) {
    const { occurrenceId } = row;
    const guest = guestOf(door, { ...row, isCareful: isCarefulAt(person, now()) }, person.name);
    if (guest) guests.set(occurrenceId, [...(guests.get(occurrenceId) ?? []), guest]);
  }
  return { door, of: guests };
}

type Row = Comer & { occurrenceId: string; knownAs: string };

function guestOf(door: DoorRule, row: Row, name: string): GuestView | undefined {
  const { occurrenceId, knownAs } = row;
  const stands = isInByRule(door, row) ? 'in' : row.letIn ? 'let in' : 'outside';
  if (!row.unnamed)
    return { name: written(name), knownAs: null, guest: guestText(occurrenceId, { name }), stands };
  if (stands === 'in' || !knownAs) return undefined;
  return { name: null, knownAs: written(knownAs), guest: guestText(occurrenceId, { knownAs }), stands };
}
