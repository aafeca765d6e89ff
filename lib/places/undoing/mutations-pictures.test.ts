import { beforeAll, expect, test } from 'vitest';
import { foldThing } from '#lib/folds/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { addPictures, takePictureOut } from '#lib/places/place/mutations';
import type { PlaceView } from '#lib/places/place/schema';
import { picturesOut } from '#lib/places/sweep';
import { aWhile, changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { undoDayOf } from '#lib/places/undoing/mutations';
import { undoTo } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { pictureSeenBy } from '#lib/posts/post/queries';
import { now } from '#lib/values/time/clock';

let [one, vandal]: Viewer[] = [];
beforeAll(async () => {
  [one, vandal] = [await somebody(), await somebody()];
});

let made = 0;
/** Puts a picture onto a place's page as its form does. @returns its key */
async function putIn(by: Viewer, { id }: { id: string }): Promise<string> {
  made += 1;
  const key = `pictures-that-come-back-${String.fromCharCode(96 + made)}`;
  const stagedUntil = new Date(now().getTime() + 60_000);
  await database().picture.create({ data: { key, shape: '4:3', stagedUntil, personId: by.id } });
  const pictures = { picture1: { key, words: 'The oven', token: '', shape: '4:3' } };
  await aWhile((db) =>
    addPictures({ placeId: id, pictures: pictures as never, title: 'Oven', by: by.id }, db),
  );
  return key;
}

const shown = async ({ slug }: PlaceView) => (await here(slug)).pictures.map(({ key }) => key).sort();
const idOf = async (key: string) =>
  (await database().picture.findUniqueOrThrow({ where: { key }, select: { id: true } })).id;
const hide = async (key: string) =>
  foldThing(null, { kind: 'picture', id: await idOf(key) }, { reason: 'IN_PICTURE', words: '' });

test('a picture that was put in goes with the undo, and comes back with the undo of that', async () => {
  const oven = await openedPlace();
  const key = await putIn(vandal as Viewer, oven);
  const [change] = await past(one as Viewer, oven.slug);
  expect(change).toMatchObject({ who: vandal?.name, changes: [{ part: 'pictures' }] });
  expect((await undoTo(one as Viewer, change?.id ?? '')).kind).toBe('undone');
  expect(await shown(oven)).toEqual([]);
  // At its address neither.
  expect(await pictureSeenBy(async () => one ?? null, key)).toBeUndefined();
  const [undone] = await past(one as Viewer, oven.slug);
  await undoTo(one as Viewer, undone?.id ?? '');
  expect(await shown(oven)).toEqual([key]);
  expect(await pictureSeenBy(async () => null, key)).toBe('everybody');
});

test('one that somebody hid and took out comes back hidden: nothing is destroyed by somebody else’s tap', async () => {
  const oven = await openedPlace();
  const key = await putIn(one as Viewer, oven);
  expect(await takePictureOut(vandal as Viewer, await idOf(key))).toBe(false); // nobody hid it
  await hide(key);
  expect(await takePictureOut(await newcomer(), await idOf(key))).toBe(false);
  expect(await takePictureOut(vandal as Viewer, await idOf(key))).toBe(true);
  const row = () => database().picture.findUnique({ where: { key } });
  expect(await row()).toMatchObject({ placeId: null, outOfId: oven.id, folded: 'GONE' });
  const [taken] = await past(one as Viewer, oven.slug);
  await undoTo(one as Viewer, taken?.id ?? '');
  expect(await row()).toMatchObject({ placeId: oven.id, outOfId: null, folded: 'GONE' });
  expect(await shown(oven)).toEqual([]);
});

test('with all of somebody’s day their pictures go, and those they took out are back', async () => {
  const oven = await openedPlace();
  const [kept, other] = [await putIn(one as Viewer, oven), await putIn(one as Viewer, oven)];
  await putIn(vandal as Viewer, oven);
  await hide(kept);
  await takePictureOut(vandal as Viewer, await idOf(kept));
  const late = await putIn(one as Viewer, oven);
  const change = (await past(one as Viewer, oven.slug)).find(({ who }) => who === vandal?.name);
  expect(change?.allThatDay).toBe(true);
  const { version } = await here(oven.slug);
  expect((await undoDayOf(one as Viewer, { versionId: change?.id ?? '', seen: version })).kind).toBe(
    'undone',
  );
  expect(await shown(oven)).toEqual([other, late].sort());
  expect(await database().picture.findUnique({ where: { key: kept } })).toMatchObject({ placeId: oven.id });
});

test('a picture that came meanwhile is no conflict of whoever changes the words', async () => {
  const opened = await openedPlace();
  await putIn(vandal as Viewer, opened);
  expect(await changePlaceBy(one as Viewer, opened, { words: 'A warm oven' })).toMatchObject({
    kind: 'changed',
  });
});

test('what was taken out is erased once no version of the page had it, and what is in it stays', async () => {
  const oven = await openedPlace();
  const [stays, goes] = [await putIn(one as Viewer, oven), await putIn(vandal as Viewer, oven)];
  const [change] = await past(one as Viewer, oven.slug);
  await undoTo(one as Viewer, change?.id ?? '');
  const sweep = () => aWhile((db) => picturesOut(db, now(), undefined as never));
  const there = async () =>
    (await database().picture.findMany({ where: { key: { in: [stays, goes] } } }))
      .map(({ key }) => key)
      .sort();
  await sweep();
  expect(await there()).toEqual([stays, goes].sort());
  await database().placeVersion.deleteMany({ where: { placeId: oven.id } });
  expect(await sweep()).toMatchObject({ pictures: [goes] });
  expect(await there()).toEqual([stays]);
});
