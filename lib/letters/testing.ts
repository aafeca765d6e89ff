import { beginLetters } from '#lib/letters/mutations';
import { lettersWith } from '#lib/letters/queries';
import type { ClosedReason } from '#lib/letters/schema';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

const DAY = 24 * 60 * 60 * 1000;
let at = Date.now() - 60_000;

/** Writes at a place, after whoever wrote there before. @returns the message */
export async function writeAtPlace(person: Viewer): Promise<string> {
  const mill = { slug: 'mill', name: 'The mill' };
  const { id } = await database().place.upsert({ where: { slug: 'mill' }, create: mill, update: {} });
  at += 1;
  const data = { placeId: id, personId: person.id, body: 'hello', madeAt: new Date(at) };
  return (await database().message.create({ data })).id;
}

/** A post whose last date ended so many days ago, with its host and whoever wrote in it. */
export async function post(host: Viewer, writers: Viewer[], endedDaysAgo: number): Promise<string> {
  const ends = new Date(Date.now() - endedDaysAgo * DAY);
  const { id } = await database().post.create({
    data: {
      kind: 'OFFER',
      title: 'Bread',
      hosts: { create: { personId: host.id } },
      occurrences: { create: { kind: 'DATE', starts: new Date(ends.getTime() - DAY), ends } },
      messages: { create: writers.map(({ id }) => ({ personId: id, body: 'me', madeAt: new Date() })) },
    },
  });
  return id;
}

/** Two, each of whom answered the other. */
export async function twoWhoTalked(one: string, other: string): Promise<[Viewer, Viewer]> {
  const [a, b] = [await somebody(one), await somebody(other)];
  for (const each of [a, b, a]) await writeAtPlace(each);
  return [a, b];
}

/** Begins letters to somebody. @returns the correspondence */
export async function begun(viewer: Viewer, name: string, words = 'hello'): Promise<string> {
  const id = await beginLetters(viewer, { name, words }, database());
  if (!id) throw new Error('could not begin');
  return id;
}

/** Why somebody cannot write to another. */
export const closed = async (viewer: Viewer, name: string): Promise<ClosedReason | null | undefined> =>
  (await lettersWith(viewer, name))?.closed;
