import { expect, test } from 'vitest';
import { subjectOf } from '#lib/conversations/subject/queries';
import { fedPost } from '#lib/feeds/queries';
import { endFirstDays } from '#lib/people/careful/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { placeNames, places, placesOnMap } from '#lib/places/around';
import { closePlace, reopenByKeeper, reopenPlace } from '#lib/places/closing/mutations';
import { closedHome } from '#lib/places/closing/queries';
import { place } from '#lib/places/place/queries';
import { aWhile, changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { sayToday } from '#lib/places/today/mutations';
import { undoTo } from '#lib/places/versions/mutations';
import { version } from '#lib/places/versions/queries';
import { database } from '#lib/platform/database/client';
import { post as put, row } from '#lib/posts/draft/testing';
import { pictureSeenBy, post } from '#lib/posts/post/queries';
import { areaOf, placeCell } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { randomToken } from '#lib/values/text/random';

const CELL = placeCell(52.53, 13.42);
const AREA = areaOf(CELL) as string;
const NAME = 'Quittenhof';

/** A home with all that a place can have, at which somebody else offers something. */
async function home(livesHere: Viewer, name = NAME) {
  const opened = await openedPlace({ name, cell: CELL, whereWords: 'The blue door' }, livesHere);
  const other = await somebody();
  const offer = await put(other, 'OFFER', { title: 'Brioche', place: opened.slug });
  const key = randomToken();
  await database().picture.create({ data: { key, shape: '1:1', placeId: opened.id } });
  const until = new Date(Date.now() + 3_600_000);
  await aWhile((db) => sayToday({ slug: opened.slug, words: 'Come in', until }, db));
  return { opened, other, offer, key };
}

/** What anybody may still see of it. */
async function seen({ opened, other, offer, key }: Awaited<ReturnType<typeof home>>, versionId: string) {
  const listed = [
    ...itemsOf((await places(AREA)).places),
    ...itemsOf((await places(AREA, NAME)).places),
    ...(await placeNames(AREA)),
    ...(await placesOnMap(AREA)),
  ].filter(({ id }) => id === opened.id);
  const phase = (await subjectOf(other, { placeId: opened.id }))?.phase;
  return JSON.stringify([
    listed.length > 0,
    (await place(opened.slug)) ?? null,
    (await place(opened.id)) ?? null,
    await past(other, opened.slug),
    (await version(opened.slug, versionId)) ?? null,
    (await pictureSeenBy(async () => other, key)) ?? null,
    phase === 'gone' ? null : phase,
    (await post(null, offer))?.where,
    (await fedPost(offer))?.place,
    (await row(offer)).searchText,
  ]);
}

const NOTHING = JSON.stringify([
  ...[false, null, null, [], null, null, null],
  ...[{ place: null, words: '' }, null, 'brioche'],
]);

test('whose home a place is stands in a row that says no more, and goes with them; of any other place nothing says who opened it', async () => {
  const lives = await somebody();
  const home = await openedPlace({}, lives);
  const other = await openedPlace();
  expect([home.isHome, other.isHome]).toEqual([true, false]);
  const kept = () => database().home.findMany({ where: { placeId: { in: [home.id, other.id] } } });
  expect(await kept()).toEqual([{ placeId: home.id, personId: lives.id, cell: null, whereWords: '' }]);
  await database().person.delete({ where: { id: lives.id } });
  expect(await kept()).toEqual([]);
});

test('a home that closes is gone for everybody at once, and in no post of others; brought back, all is as it was', async () => {
  const lives = await newcomer();
  const all = await home(lives);
  const { slug, id } = all.opened;
  await changePlaceBy(lives, all.opened, { name: NAME, cell: CELL, whereWords: 'The green door' });
  const [change] = await past(lives, slug);
  const before = await seen(all, change?.id ?? '');
  expect(before).toContain('The blue door');
  expect(await closePlace(lives, slug)).toBe(true);
  expect(await seen(all, change?.id ?? '')).toBe(NOTHING);
  for (const viewer of [null, all.other, await somebody()])
    expect(await closedHome(viewer, slug)).toBeUndefined();
  expect(await closedHome(lives, slug)).toMatchObject({ slug });
  expect(await reopenPlace(lives, slug)).toBe(true);
  expect(await fedPost(all.offer)).toMatchObject({ place: { name: NAME, whereWords: 'The green door' } });
  expect(await row(all.offer)).toMatchObject({
    placeId: id,
    awayFromId: null,
    searchText: 'brioche quittenhof',
  });
  expect(JSON.parse(await seen(all, change?.id ?? '')).slice(4)).toEqual(JSON.parse(before).slice(4));
});

test('a home comes back by whoever closed it alone, or the keeper; no undoing of changes does it', async () => {
  const [lives, settled] = [await newcomer(), await somebody()];
  const { opened } = await home(lives);
  const { slug } = opened;
  await changePlaceBy(lives, opened, { name: NAME, notebook: 'Come in' });
  const [change] = await past(lives, slug);
  expect(await closePlace(settled, slug)).toBe(true);
  expect([await reopenPlace(lives, slug), await place(slug)]).toEqual([false, undefined]);
  expect(await undoTo(lives, change?.id ?? '')).toEqual({ kind: 'missing' });
  expect(await place(slug)).toBeUndefined();
  expect(await reopenPlace(settled, slug)).toBe(true);
  await closePlace(lives, slug);
  expect(await reopenPlace(settled, slug)).toBe(false);
  await database().person.delete({ where: { id: lives.id } });
  expect(await reopenByKeeper(`https://board.example/places/${slug}`)).toBe(NAME);
  expect((await here(slug)).name).toBe(NAME);
  expect(await reopenByKeeper('nowhere')).toBeUndefined();
});

test('what was put elsewhere meanwhile stays there when a home comes back', async () => {
  const lives = await newcomer();
  const { opened, offer } = await home(lives);
  const mill = await openedPlace({ name: 'The mill' });
  await closePlace(lives, opened.slug);
  await database().post.update({ where: { id: offer }, data: { placeId: mill.id } });
  await reopenPlace(lives, opened.slug);
  expect(await row(offer)).toMatchObject({ placeId: mill.id, awayFromId: null });
});

test('a newcomer closes no place but a home they opened, in no way, and brings none back', async () => {
  const [settled, fresh] = [await somebody(), await newcomer()];
  const [mill, theirs] = [await openedPlace(), await openedPlace({}, settled)];
  for (const { slug } of [mill, theirs]) {
    expect(await closePlace(fresh, slug)).toBe(false);
    expect((await here(slug)).goes).toBeNull();
  }
  await closePlace(settled, mill.slug);
  expect(await reopenPlace(fresh, mill.slug)).toBe(false);
  await reopenPlace(settled, mill.slug);
  const [reopening] = await past(settled, mill.slug);
  expect(await undoTo(fresh, reopening?.id ?? '')).toEqual({ kind: 'careful' });
  expect((await here(mill.slug)).goes).toBeNull();
  await endFirstDays(fresh);
  expect(await closePlace(fresh, mill.slug)).toBe(true);
});

test('of any other place that is no more stands its name, and nothing else', async () => {
  const viewer = await somebody();
  const mill = await openedPlace({ name: 'The mill', whereWords: 'The blue door', cell: CELL });
  const offer = await put(viewer, 'OFFER', { title: 'Brioche', place: mill.slug });
  await changePlaceBy(viewer, mill, { name: 'The mill', whereWords: 'The green door', cell: CELL });
  const [change] = await past(viewer, mill.slug);
  await closePlace(viewer, mill.slug);
  expect(await here(mill.slug)).toMatchObject({
    ...{ name: 'The mill', words: '', whereWords: '', notebook: '', cell: null, pictures: [], today: null },
  });
  expect([await past(viewer, mill.slug), await version(mill.slug, change?.id ?? '')]).toEqual([
    [],
    undefined,
  ]);
  expect((await fedPost(offer))?.place).toEqual({ name: 'The mill', whereWords: '' });
  expect(await closedHome(viewer, mill.slug)).toBeUndefined();
});
