import { expect, test } from 'vitest';
import { foldThing, openThing } from '#lib/folds/mutations';
import { ownFolds, waitingFolds } from '#lib/folds/review/queries';
import type { FoldableThing } from '#lib/folds/schema';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures, leaveOut, sayNobodyIn } from '#lib/pictures/mutations';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { post as putUp } from '#lib/posts/draft/testing';
import { pictureSeenBy, post } from '#lib/posts/post/queries';
import { itemsOf } from '#lib/values/several';
import { randomToken } from '#lib/values/text/random';

const IN_IT = { reason: 'IN_PICTURE' as const, words: '' };

async function pictureOf(of: { postId: string } | { placeId: string }) {
  const key = randomToken();
  const { id } = await database().picture.create({ data: { key, shape: '4:3', words: 'Canary', ...of } });
  return { key, thing: { kind: 'picture', id } as FoldableThing };
}
const seen = (viewer: Viewer | null, key: string) => pictureSeenBy(async () => viewer, key);

test('whoever is in a picture hides it at one tap, a visitor too: no page and no address has it; nothing of it is destroyed', async () => {
  const [host, other] = [await somebody(), await somebody()];
  const postId = await putUp(host, 'OFFER');
  const { key, thing } = await pictureOf({ postId });
  expect(await seen(null, key)).toBe('everybody');
  expect(await foldThing(null, thing, IN_IT)).toMatchObject({ kind: 'folded', isHidden: true });
  for (const viewer of [null, host, other]) {
    expect(await seen(viewer, key)).toBeUndefined();
    expect((await post(viewer, postId))?.pictures).toEqual([]);
  }
  // Whoever changes the post meanwhile does not see it, and does not take it away.
  await database().$transaction((db) => attachPictures(db, { postId }, { pictures: {}, title: 'Rye' }));
  expect(await database().picture.findUnique({ where: { key } })).not.toBeNull();
  expect(itemsOf(await ownFolds(host))).toMatchObject([{ thing, says: '', reason: 'IN_PICTURE' }]);
});

test('nobody is in it, says its host; then those who may agree see it, and it is back; said again, only the keeper decides', async () => {
  const [host, other, fresh] = [await somebody(), await somebody(), await newcomer()];
  const { key, thing } = await pictureOf({ postId: await putUp(host, 'OFFER') });
  await foldThing(fresh, thing, IN_IT);
  expect([await sayNobodyIn(other, thing.id), await sayNobodyIn(host, thing.id)]).toEqual([false, true]);
  expect([
    await seen(other, key),
    await seen(host, key),
    await seen(fresh, key),
    await seen(null, key),
  ]).toEqual(['some', undefined, undefined, undefined]);
  expect(await openThing(host, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect(await seen(null, key)).toBe('everybody');
  await foldThing(null, thing, IN_IT);
  await sayNobodyIn(host, thing.id);
  expect(itemsOf(await waitingFolds(other))).toEqual([]);
  expect(await openThing(other, thing)).toMatchObject({ kind: 'declined' });
  expect(await seen(other, key)).toBeUndefined();
});

test('of a picture of a place, which is everybody’s, whoever is settled says so, and somebody else agrees', async () => {
  const [one, other, fresh] = [await somebody(), await somebody(), await newcomer()];
  const { key, thing } = await pictureOf({ placeId: (await openedPlace()).id });
  await foldThing(null, thing, IN_IT);
  expect([await sayNobodyIn(fresh, thing.id), await sayNobodyIn(one, thing.id)]).toEqual([false, true]);
  expect(await openThing(one, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect(await seen(null, key)).toBe('everybody');
});

test('whoever answers for it leaves it out, once it is hidden; for another reason a picture is not folded', async () => {
  const [host, other] = [await somebody(), await somebody()];
  const { key, thing } = await pictureOf({ postId: await putUp(host, 'OFFER') });
  expect(await foldThing(other, thing, { reason: 'SELLS', words: '' })).toMatchObject({ kind: 'declined' });
  expect(await leaveOut(host, thing.id)).toBe(false);
  await foldThing(other, thing, IN_IT);
  expect([await leaveOut(other, thing.id), await leaveOut(host, thing.id)]).toEqual([false, true]);
  expect(await database().picture.findUnique({ where: { key } })).toBeNull();
});
