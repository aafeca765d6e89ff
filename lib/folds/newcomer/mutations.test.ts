import { beforeEach, expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import { openThing } from '#lib/folds/mutations';
import { foldEverything } from '#lib/folds/newcomer/mutations';
import { newcomerOf } from '#lib/folds/newcomer/queries';
import type { FoldableThing } from '#lib/folds/schema';
import { endFirstDays } from '#lib/people/careful/mutations';
import { mute } from '#lib/people/mute/mutations';
import { changeProfile } from '#lib/people/person/mutations';
import { personNamed } from '#lib/people/person/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { post as putUp } from '#lib/posts/draft/testing';
import { post } from '#lib/posts/post/queries';
import { itemsOf } from '#lib/values/several';

const SELLS = { reason: 'SELLS' as const, words: '', ofAll: false };
const AWAY = { reason: 'GIVES_AWAY' as const, words: '', ofAll: false };

let seller: Viewer;
let one: Viewer;
let other: Viewer;
let placeId: string;
let offers: string[];
let thing: FoldableThing;
beforeEach(async () => {
  [seller, one, other] = [await newcomer(), await somebody(), await somebody()];
  placeId = (await openedPlace({ name: `Bakehouse ${crypto.randomUUID()}` })).id;
  offers = [await putUp(seller, 'OFFER'), await putUp(seller, 'OFFER')];
  await changeProfile(seller, { words: 'Cheap pills' });
  await write(one, 'Warm bread');
  thing = { kind: 'message', id: await write(seller, 'Cheap pills') };
  await write(seller, 'Cheap phones');
});

const write = async (viewer: Viewer, words: string): Promise<string> =>
  (await writeMessage(viewer, { about: { placeId }, words }))?.id ?? '';
const said = async () =>
  itemsOf((await conversation(other, { placeId }))?.messages).map(({ words, closed }) => [
    words,
    closed?.reason,
  ]);
const folded = async () => Promise.all(offers.map(async (id) => (await post(other, id))?.closed?.reason));

test('all that a newcomer put up is folded for one reason, each by itself, and nothing of anybody else', async () => {
  expect(await foldEverything(one, thing, SELLS)).toMatchObject({ kind: 'folded', isHidden: false });
  expect(await said()).toEqual([
    ['Warm bread', undefined],
    ['Cheap pills', 'SELLS'],
    ['Cheap phones', 'SELLS'],
  ]);
  expect(await folded()).toEqual(['SELLS', 'SELLS']);
  expect(await openThing(other, { kind: 'post', id: offers[0] ?? '' })).toMatchObject({ kind: 'opened' });
  expect(await folded()).toEqual([undefined, 'SELLS']);
  const told = await database().notification.findMany({ where: { personId: seller.id, reason: 'FOLDED' } });
  expect(told.map(({ postId }) => postId)).toEqual([null]);
});

test('what gives somebody away is gone wherever that newcomer put it, what they say of themselves too', async () => {
  expect(await foldEverything(one, thing, AWAY)).toMatchObject({ kind: 'folded', isHidden: true });
  expect(await said()).toEqual([['Warm bread', undefined]]);
  expect(await Promise.all(offers.map((id) => post(other, id)))).toEqual([null, null]);
  expect((await personNamed(other, seller.name))?.words).toBe('');
});

test('somebody’s who is settled, of two hosts, of no author, or of whom one does not see goes alone', async () => {
  const host = { personId: other.id, postId: offers[0] ?? '' };
  expect(await newcomerOf(one, thing)).toBe(seller.id);
  expect(await newcomerOf(seller, thing)).toBeUndefined();
  await database().host.create({ data: host });
  expect(await newcomerOf(one, { kind: 'post', id: offers[0] ?? '' })).toBeUndefined();
  expect(await newcomerOf(one, { kind: 'place', id: placeId })).toBeUndefined();
  await mute(one, seller.name);
  expect(await newcomerOf(one, thing)).toBeUndefined();
  expect(await foldEverything(other, thing, SELLS)).toMatchObject({ kind: 'folded' });
  expect(await folded()).toEqual([undefined, 'SELLS']);
  await endFirstDays(seller);
  const next: FoldableThing = { kind: 'message', id: await write(seller, 'Cheap shoes') };
  await write(seller, 'Bread');
  expect(await foldEverything(other, next, SELLS)).toMatchObject({ kind: 'folded' });
  expect((await said()).at(-1)).toEqual(['Bread', undefined]);
});

test('a newcomer takes nothing so, and where the thing itself is not theirs to fold, nothing goes', async () => {
  expect(await foldEverything(await newcomer(), thing, SELLS)).toMatchObject({ kind: 'declined' });
  await foldEverything(one, { kind: 'post', id: offers[0] ?? '' }, SELLS);
  expect(await foldEverything(other, thing, SELLS)).toMatchObject({ kind: 'declined' });
});

test('where a crowd floods the board, all that anybody new put up is closed at once, and nothing of it hidden', async () => {
  const crowd = [await newcomer(), await newcomer()];
  const theirs = await Promise.all(crowd.map((viewer) => putUp(viewer, 'OFFER')));
  const settled = await putUp(one, 'OFFER');
  const closed = async () =>
    Promise.all([...theirs, settled].map(async (id) => (await post(other, id))?.closed?.reason));
  expect(await foldEverything(one, thing, { ...AWAY, ofAll: true })).toMatchObject({ isHidden: true });
  expect(await closed()).toEqual([undefined, undefined, undefined]);
  const next: FoldableThing = { kind: 'post', id: theirs[0] ?? '' };
  expect(await foldEverything(one, next, { ...SELLS, ofAll: true })).toMatchObject({ kind: 'folded' });
  expect(await closed()).toEqual(['SELLS', 'SELLS', undefined]);
});
