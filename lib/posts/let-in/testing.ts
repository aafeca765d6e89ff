import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { join } from '#lib/posts/joinings/mutations';
import { setLetIn } from '#lib/posts/let-in/mutations';
import type { Meant } from '#lib/posts/let-in/rules';
import { activity, inDays } from '#lib/posts/post/testing';

/** What is kept at a door. */
export const DOOR = 'The key is with the owl';

/** An activity of tomorrow, with words about the door, at a home or another place: its host, its id and that of its date. */
export async function gathering({ isHome = false, forAll = false } = {}) {
  const host = await somebody();
  const place = { slug: crypto.randomUUID(), name: 'The mill', isHome };
  const { id, occurrences } = await activity([host], [inDays(1)], {
    arrivalForAll: forAll,
    arrival: { create: { words: DOOR } },
    place: { create: place },
  });
  return { host, id, date: occurrences[0]?.id ?? '' };
}

export type Gathering = Awaited<ReturnType<typeof gathering>>;

/** Somebody comes to it. */
export const come = async (viewer: Viewer, { date }: Gathering, unnamed = false) =>
  join(viewer, { occurrenceId: date, unnamed });

/** Whom the host of a gathering means who comes to it: by name, or by their words. */
export async function meaning(viewer: Viewer, { date }: Gathering): Promise<Meant> {
  const key = { occurrenceId: date, personId: viewer.id };
  const row = await database().joining.findUniqueOrThrow({ where: { occurrenceId_personId: key } });
  return row.unnamed ? { knownAs: row.knownAs } : { name: viewer.name };
}

/** The host lets somebody in who comes, or takes it back. */
export const tap = async (viewer: Viewer, at: Gathering, isLetIn = true) =>
  setLetIn(at.host, { occurrenceId: at.date, meant: await meaning(viewer, at), isLetIn });
