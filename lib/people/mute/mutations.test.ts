import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import { correspondences, hasUnreadLetters } from '#lib/letters/correspondence/queries';
import { letAuthorWrite } from '#lib/letters/leave/mutations';
import { beginLetters, writeLetter } from '#lib/letters/mutations';
import { letters, lettersWith } from '#lib/letters/queries';
import { mute, unmute } from '#lib/people/mute/mutations';
import { muted, mutedNamed } from '#lib/people/mute/queries';
import { personNamed } from '#lib/people/person/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { history } from '#lib/places/versions/queries';
import { database } from '#lib/platform/database/client';
import { join } from '#lib/posts/joinings/mutations';
import { joinings } from '#lib/posts/joinings/queries';
import { post } from '#lib/posts/post/queries';
import { itemsOf } from '#lib/values/several';

const DAY = 24 * 60 * 60 * 1000;

async function activity(hosts: Viewer[], more: object = {}) {
  const made = await database().post.create({
    data: {
      ...{ kind: 'ACTIVITY', title: 'Baking', ...more },
      hosts: { create: hosts.map(({ id }) => ({ personId: id })) },
      occurrences: {
        create: { kind: 'DATE', starts: new Date(Date.now() + DAY), ends: new Date(Date.now() + 2 * DAY) },
      },
    },
    include: { occurrences: true },
  });
  return { id: made.id, date: made.occurrences[0]?.id ?? '' };
}

const said = async (viewer: Viewer, postId: string) =>
  itemsOf((await conversation(viewer, { postId }))?.messages).map(({ words }) => words);
const hostsSeen = async (viewer: Viewer, id: string) =>
  itemsOf((await post(viewer, id))?.hosts).map(({ name }) => name);
const comers = async (viewer: Viewer, { id, date }: { id: string; date: string }) =>
  itemsOf((await joinings(viewer, id)).get(date)?.names ?? undefined);

test('neither of two sees the other where names are shown, as soon as one mutes; everybody else does', async () => {
  const [one, two, third] = [await somebody(), await somebody(), await somebody()];
  const [thing, open] = [await activity([third, two]), await activity([third])];
  for (const each of [one, two]) {
    await join(each, { occurrenceId: open.date, unnamed: false });
    await writeMessage(each, { about: { postId: thing.id }, words: each.name });
  }
  const place = await database().place.create({ data: { slug: 'mill', name: 'Mill' } });
  const page = { name: 'Mill', words: 'x', whereWords: '', notebookWayBack: '0 0\n', madeAt: new Date() };
  for (const { id } of [one, two])
    await database().placeVersion.create({ data: { ...page, placeId: place.id, personId: id } });
  expect(await mute(one, two.name.toUpperCase())).toBe(true);
  expect([await said(one, thing.id), await said(two, thing.id)]).toEqual([[one.name], [two.name]]);
  expect(await said(third, thing.id)).toEqual([one.name, two.name]);
  expect(await hostsSeen(one, thing.id)).toEqual([third.name]);
  expect((await hostsSeen(two, thing.id)).sort()).toEqual([third.name, two.name].sort());
  expect([await comers(one, open), await comers(two, open)]).toEqual([[one.name], [two.name]]);
  expect([...(await comers(third, open))].sort()).toEqual([one.name, two.name].sort());
  expect([await personNamed(one, two.name), await personNamed(two, one.name)]).toEqual([
    undefined,
    undefined,
  ]);
  expect((await personNamed(third, two.name))?.name).toBe(two.name);
  // A host sees who comes, also who muted them.
  const atHers = await activity([two]);
  await join(one, { occurrenceId: atHers.date, unnamed: false });
  expect(await comers(two, atHers)).toEqual([one.name]);
  const atTheirs = await activity([one]);
  await join(two, { occurrenceId: atTheirs.date, unnamed: false });
  expect(await comers(one, atTheirs)).toEqual([]);
  const who = async (viewer: Viewer) =>
    itemsOf((await history(viewer, 'mill'))?.changes).map((each) => each.who);
  expect((await who(one)).filter(Boolean)).toEqual([one.name]);
  expect((await who(two)).filter(Boolean)).toEqual([two.name]);
  expect((await who(third)).filter(Boolean).sort()).toEqual([one.name, two.name].sort());
});

test('letters of two of whom one muted the other are gone for both, and none are written', async () => {
  const [one, two] = [await somebody(), await somebody()];
  const thing = await activity([one]);
  const message = await writeMessage(two, { about: { postId: thing.id }, words: 'hello' });
  const id = await beginLetters(one, { name: two.name, words: 'dear' }, database());
  if (!id) throw new Error('could not begin');
  await mute(two, one.name);
  for (const each of [one, two]) {
    expect(itemsOf(await correspondences(each))).toEqual([]);
    expect([await letters(each, id), await hasUnreadLetters(each)]).toEqual([undefined, false]);
    expect(await writeLetter(each, { id, words: 'still' }, database())).toBe(false);
  }
  expect(await lettersWith(one, two.name)).toBeUndefined();
  expect(await beginLetters(one, { name: two.name, words: 'still' }, database())).toBeUndefined();
  expect(await letAuthorWrite(one, message?.id ?? '', database())).toBeUndefined();
  await unmute(two, one.name);
  expect(itemsOf(await correspondences(two)).map(({ name }) => name)).toEqual([one.name]);
});

test('nobody is told of words of whom they do not see', async () => {
  const [host, other, writer] = [await somebody(), await somebody(), await somebody()];
  const thing = await activity([host, other]);
  await mute(host, writer.name);
  await writeMessage(writer, { about: { postId: thing.id }, words: 'hello' });
  const told = await database().notification.findMany({ where: { postId: thing.id } });
  expect(told.map(({ personId }) => personId)).toEqual([other.id]);
});

test('before one comes: that somebody comes by name whom one does not see; never of the unnamed, nor of whoever muted one', async () => {
  const [viewer, named, unnamed, mutes] = [
    await somebody(),
    await somebody(),
    await somebody(),
    await somebody(),
  ];
  const host = await somebody();
  for (const each of [named, unnamed]) await mute(viewer, each.name);
  await mute(mutes, viewer.name);
  const warned = async (by: Viewer, who: Viewer, hides: boolean, more: object = {}) => {
    const thing = await activity([host], more);
    await join(who, { occurrenceId: thing.date, unnamed: hides });
    return (await joinings(by, thing.id)).get(thing.date)?.hasUnseen;
  };
  expect(await warned(viewer, named, false)).toBe(true);
  expect(await warned(viewer, unnamed, true)).toBe(false);
  expect(await warned(viewer, mutes, false)).toBe(false);
  expect(await warned(host, named, false)).toBe(false);
  // Else one could ask of anybody, one after the other, whether they come where one would not see it.
  const careful = await newcomer();
  await mute(careful, named.name);
  expect(await warned(careful, named, false)).toBe(false);
  const home = { place: { create: { slug: 'home', name: 'Home', isHome: true } } };
  expect(await warned(viewer, named, false, home)).toBe(false);
});

test('whom one muted is one’s own to know and to take back; nobody mutes themselves, or nobody', async () => {
  const [one, two] = [await somebody(), await somebody()];
  for (const _ of [1, 2]) expect(await mute(one, two.name)).toBe(true);
  expect([await mute(one, one.name), await mute(one, 'Nobody at all')]).toEqual([false, false]);
  expect([itemsOf(await muted(one)), itemsOf(await muted(two))]).toEqual([[two.name], []]);
  expect([await mutedNamed(one, two.name), await mutedNamed(two, one.name)]).toEqual([two.name, undefined]);
  await unmute(two, one.name);
  expect(await personNamed(two, one.name)).toBeUndefined();
  await unmute(one, two.name);
  expect((await personNamed(two, one.name))?.name).toBe(one.name);
});
