import { expect, test } from 'vitest';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { listener } from '#lib/platform/database/listener';
import { cannotCome, join } from '#lib/posts/joinings/mutations';
import { hearsWhoComes, joinings } from '#lib/posts/joinings/queries';
import { itemsOf } from '#lib/values/several';

const HOUR = 60 * 60 * 1000;
const inHours = (n: number) => new Date(Date.now() + n * HOUR);

type Given = { kind?: 'OFFER' | 'ACTIVITY'; withdrawnAt?: Date; calledOff?: boolean; hours?: number[] };

/** An activity of a host with a day for each of the hours at which it ends, and words about the door. */
async function activity(host: Viewer, given: Given = {}) {
  const { kind = 'ACTIVITY', withdrawnAt, calledOff, hours = [2] } = given;
  return database().post.create({
    data: {
      kind,
      withdrawnAt,
      title: 'Baking evening',
      arrival: { create: { words: 'The key is with the owl' } },
      hosts: { create: { personId: host.id } },
      occurrences: {
        create: hours.map((hour) => ({
          kind: 'HOUR',
          calledOff,
          starts: inHours(hour - 2),
          ends: inHours(hour),
        })),
      },
    },
    include: { occurrences: { orderBy: { starts: 'asc' } } },
  });
}

const dayOf = ({ occurrences }: { occurrences: { id: string }[] }, at = 0): string =>
  occurrences[at]?.id ?? '';

async function seen(viewer: Viewer | null, post: { id: string; occurrences: { id: string }[] }, at = 0) {
  const view = (await joinings(viewer, post.id)).get(dayOf(post, at));
  if (!view) return undefined;
  const { mine, mayJoin, names } = view;
  return { mine, mayJoin, names: names && itemsOf(names) };
}

test('somebody joins a day, and joining twice is one joining', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const post = await activity(host);
  await Promise.all([1, 2, 3].map(() => join(guest, { occurrenceId: dayOf(post), unnamed: false })));
  expect(await join(guest, { occurrenceId: dayOf(post), unnamed: false })).toBe(post.id);
  const rows = await database().joining.findMany({ where: { occurrenceId: dayOf(post) } });
  expect(rows).toMatchObject([{ occurrenceId: dayOf(post), personId: guest.id, unnamed: false }]);
  expect(await seen(guest, post)).toEqual({ mine: 'named', mayJoin: true, names: [guest.name] });
});

test("can't come after all: nothing of it remains", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const post = await activity(host);
  await join(guest, { occurrenceId: dayOf(post), unnamed: false });
  expect(await cannotCome(guest, dayOf(post))).toBe(post.id);
  expect(await database().joining.findMany({ where: { occurrenceId: dayOf(post) } })).toEqual([]);
  expect(await cannotCome(guest, dayOf(post))).toBeUndefined();
});

test('nobody joins what is over, called off, withdrawn, no activity, their own, or not there', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  for (const given of [
    { hours: [-1] },
    { calledOff: true },
    { withdrawnAt: new Date() },
    { kind: 'OFFER' as const },
  ])
    expect(
      await join(guest, { occurrenceId: dayOf(await activity(host, given)), unnamed: false }),
    ).toBeUndefined();
  expect(await join(host, { occurrenceId: dayOf(await activity(host)), unnamed: false })).toBeUndefined();
  for (const wrong of ['', 'x', "' OR true", '7f9c24e8-3b12-4fef-91e0-5d3a6c7b8d9e'])
    expect(await join(guest, { occurrenceId: wrong, unnamed: false })).toBeUndefined();
  expect(await database().joining.findMany({ where: { personId: guest.id } })).toEqual([]);
});

test('who comes is seen by the host and those coming to that day, in the order of the alphabet', async () => {
  const [host, one, two, stranger] = [await somebody(), await somebody(), await somebody(), await somebody()];
  const post = await activity(host, { hours: [2, 26] });
  await join(two, { occurrenceId: dayOf(post), unnamed: false });
  await join(one, { occurrenceId: dayOf(post), unnamed: false });
  await join(stranger, { occurrenceId: dayOf(post, 1), unnamed: false });
  const names = [one.name, two.name];
  expect((await seen(host, post))?.names).toEqual(names);
  expect((await seen(one, post))?.names).toEqual(names);
  expect((await seen(one, post, 1))?.names).toBeNull();
  expect((await seen(stranger, post))?.names).toBeNull();
  expect((await seen(null, post))?.names).toBeNull();
  expect(await seen(null, post)).toEqual({ mine: null, mayJoin: true, names: null });
});

test('whoever comes without showing their name is hinted at to nobody but the host', async () => {
  const [host, guest, hidden] = [await somebody(), await somebody(), await somebody()];
  const post = await activity(host);
  await join(guest, { occurrenceId: dayOf(post), unnamed: false });
  const before = [await seen(host, post), await seen(guest, post), await seen(null, post)];
  await join(hidden, { occurrenceId: dayOf(post), unnamed: true });
  expect([await seen(host, post), await seen(guest, post), await seen(null, post)]).toEqual(before);
  expect(await seen(hidden, post)).toEqual({ mine: 'unnamed', mayJoin: true, names: null });
  await join(hidden, { occurrenceId: dayOf(post), unnamed: false });
  expect((await seen(host, post))?.names).toEqual([guest.name, hidden.name]);
  await join(hidden, { occurrenceId: dayOf(post), unnamed: true });
  expect((await seen(host, post))?.names).toEqual([guest.name]);
});

test('what has passed is hidden before it is erased', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const post = await activity(host);
  await join(guest, { occurrenceId: dayOf(post), unnamed: false });
  await database().occurrence.updateMany({
    where: { postId: post.id },
    data: { starts: inHours(-3), ends: inHours(-1) },
  });
  for (const viewer of [host, guest]) expect(await seen(viewer, post)).toBeUndefined();
});

test('that who comes has changed is heard by whoever sees who comes, and by nobody else', async () => {
  const [host, guest, other, stranger] = [
    await somebody(),
    await somebody(),
    await newcomer(),
    await somebody(),
  ];
  const post = await activity(host);
  await join(guest, { occurrenceId: dayOf(post), unnamed: false });
  await join(other, { occurrenceId: dayOf(post), unnamed: false });
  expect(await hearsWhoComes(host, post.id)).toBe(true);
  expect(await hearsWhoComes(guest, post.id)).toBe(true);
  expect(await hearsWhoComes(other, post.id)).toBe(false);
  await join(guest, { occurrenceId: dayOf(post), unnamed: true });
  expect(await hearsWhoComes(guest, post.id)).toBe(false);
  expect(await hearsWhoComes(stranger, post.id)).toBe(false);
  expect(await hearsWhoComes(null, post.id)).toBe(false);
});

test('open pages hear of those who show their name, and of nobody else', async () => {
  const [host, guest, hidden] = [await somebody(), await somebody(), await somebody()];
  const [post, other] = [await activity(host), await activity(host)];
  const heard: unknown[] = [];
  const last = Promise.withResolvers<void>();
  const stop = listener().hear((topic) => {
    heard.push(topic);
    if (topic === `coming:${other.id}`) last.resolve();
  });
  await listener().ready();
  heard.length = 0;
  await join(hidden, { occurrenceId: dayOf(post), unnamed: true });
  await cannotCome(hidden, dayOf(post));
  // What comes after it, on the same way.
  await join(guest, { occurrenceId: dayOf(other), unnamed: false });
  await last.promise;
  expect(heard).not.toContain(`coming:${post.id}`);
  stop();
  await listener().stop();
});
