import { expect, test } from 'vitest';
import { exportOf } from '#lib/export/queries';
import { ownCalendar } from '#lib/feeds/own/queries';
import { leave } from '#lib/people/leaving/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { arrival } from '#lib/posts/arrival/queries';
import { editView } from '#lib/posts/draft/queries';
import { change, post as put, row } from '#lib/posts/draft/testing';
import { callToo, leaveAsHost, ratherNot } from '#lib/posts/hosts/mutations';
import { naming } from '#lib/posts/hosts/queries';
import { joinings } from '#lib/posts/joinings/queries';
import { callOff } from '#lib/posts/occurrences/mutations';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { makeCalendar } from '#lib/posts/own-calendar/mutations';
import { post } from '#lib/posts/post/queries';
import { inDays, mailsTo } from '#lib/posts/post/testing';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { itemsOf } from '#lib/values/several';
import { notifications } from '#lib/watches/notifications/queries';

const said = () => ({ when: 'day', start: '18:00', day: inDays(2), title: 'Baking evening', arrival: 'ivy' });

/** An activity whose host names somebody. */
async function named(other: Viewer, host?: Viewer) {
  const viewer = host ?? (await somebody());
  return { host: viewer, id: await put(viewer, 'ACTIVITY', { ...said(), host: other.name }) };
}

const newsFor = async (viewer: Viewer) => itemsOf(await notifications(viewer)).map(({ of }) => of);
const stateOf = async (viewer: Viewer | null, id: string) => {
  const shown = await post(viewer, id);
  return shown && naming(viewer, shown);
};
const hostsOf = async (id: string) => (await row(id)).hosts.map(({ personId }) => personId);

test.each([true, false])(
  'who is named is asked on the board, and by mail where there is one: %s',
  async (mail) => {
    const other = await somebody({ mail });
    const { host, id } = await named(other);
    expect(await newsFor(other)).toEqual(['NAMED']);
    expect(await mailsTo(other)).toEqual(mail ? ['Do you call it too? Baking evening'] : []);
    expect([await stateOf(other, id), await stateOf(host, id)]).toEqual(['asked', 'others']);
    expect([await stateOf(await somebody(), id), await stateOf(null, id)]).toEqual([null, null]);
  },
);

test('until they say yes they stand nowhere, and may nothing', async () => {
  const [other, stranger] = [await somebody(), await somebody()];
  const { host, id } = await named(other);
  const occurrenceId = (await row(id)).occurrences[0]?.id ?? '';
  expect(await hostsOf(id)).toEqual([host.id]);
  for (const viewer of [host, other, stranger])
    expect((await post(viewer, id))?.hosts).toEqual([{ name: host.name }]);
  expect((await post(other, id))?.isHost).toBe(false);
  expect(await editView(other, id)).toBeUndefined();
  expect(await arrival(other, id)).toBeNull();
  expect(await datesToChange(other, id)).toEqual([]);
  expect(await callOff(other, occurrenceId, { words: 'mine' })).toEqual({ kind: 'missing' });
  expect(await withdrawPost(other, id, 'mine')).toBe(false);
  expect((await joinings(other, id)).get(occurrenceId)?.names).toBeNull();
  expect((await ownCalendar(await makeCalendar(other)))?.posts).toEqual([]);
  expect(JSON.stringify(await exported(host))).not.toContain(other.name);
  expect(JSON.stringify(await exported(other))).not.toContain('Baking evening');
});

/** What somebody takes along of what they put up. */
async function exported(viewer: Viewer) {
  const all = [];
  for await (const each of (await exportOf(viewer)).posts) all.push(each);
  return all;
}

test('who says yes stands there, may all that a host may, and is asked no more', async () => {
  const other = await somebody();
  const { host, id } = await named(other);
  expect(await callToo(await somebody(), id)).toBe(false);
  expect(await callToo(other, id)).toBe(true);
  expect(await callToo(other, id)).toBe(false);
  expect((await hostsOf(id)).sort()).toEqual([host.id, other.id].sort());
  expect(itemsOf((await post(host, id))?.hosts)).toHaveLength(2);
  expect(await arrival(other, id)).toMatchObject({ for: 'host', words: 'ivy' });
  expect(await editView(other, id)).toBeDefined();
  expect(await newsFor(other)).toEqual([]);
  expect([await stateOf(other, id), await stateOf(host, id)]).toEqual([null, null]);
});

test('a no is quiet: to hosts it is as if nothing had been said; the same post never asks again, and one may think better of it', async () => {
  const other = await somebody({ mail: true });
  const { host, id } = await named(other);
  await database().mail.deleteMany();
  expect(await ratherNot(await somebody(), id)).toBe(false);
  expect(await ratherNot(other, id)).toBe(true);
  expect([await stateOf(other, id), await stateOf(host, id)]).toEqual(['declined', 'others']);
  expect([await newsFor(other), await newsFor(host), await mailsTo(other)]).toEqual([[], [], []]);
  await change(host, id, { kind: 'ACTIVITY', said: { ...said(), host: other.name } });
  expect([await newsFor(other), await mailsTo(other)]).toEqual([[], []]);
  expect(await callToo(other, id)).toBe(true);
});

test('whoever named them cannot leave it to them', async () => {
  const other = await somebody();
  const { host, id } = await named(other);
  expect(await leaveAsHost(host, id)).toBe(false);
  expect(await hostsOf(id)).toEqual([host.id]);
  await leave(host);
  expect(await post(other, id)).toBeNull();
  expect(await database().naming.findMany({ where: { personId: other.id } })).toEqual([]);
});

test('the question goes with whoever is asked, and is none where the post has left the board', async () => {
  const [other, leaver] = [await somebody(), await somebody()];
  const { host, id } = await named(other);
  const left = await named(leaver);
  await leave(leaver);
  expect(await stateOf(left.host, left.id)).toBeNull();
  await withdrawPost(host, id, '');
  expect(await newsFor(other)).toEqual([]);
  expect([await callToo(other, id), await ratherNot(other, id)]).toEqual([false, false]);
});

test('nobody can shower somebody with questions', async () => {
  const other = await somebody({ mail: true });
  const host = await somebody();
  for (let times = 0; times < 5; times++) await named(other, host);
  expect(await newsFor(other)).toEqual(['NAMED', 'NAMED', 'NAMED']);
  expect(await mailsTo(other)).toHaveLength(1);
  const [first] = itemsOf(await notifications(other));
  await ratherNot(other, first?.postId ?? '');
  const { id } = await named(other, host);
  expect(await newsFor(other)).toEqual(['NAMED', 'NAMED']);
  expect(await stateOf(other, id)).toBe('asked'); // who is told of it in another way finds it there
});
