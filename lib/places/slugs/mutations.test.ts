import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sweep } from '#lib/operations/forgetting/sweep';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { changePlace } from '#lib/places/place/mutations';
import { place } from '#lib/places/place/queries';
import type { PlaceView } from '#lib/places/place/schema';
import { placeIdBy } from '#lib/places/slugs/queries';
import { aWhile, changePlaceBy, here, openedPlace, PAGE, past } from '#lib/places/testing';
import { sayToday } from '#lib/places/today/mutations';
import { undoTo } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';
import { slugOf } from '#lib/values/text/slug';
import { now } from '#lib/values/time/clock';
import { watch } from '#lib/watches/mutations';
import { watches } from '#lib/watches/queries';

const DAY = 86_400_000;

let viewer: Viewer;
beforeEach(async () => {
  viewer = await somebody();
});
afterEach(() => vi.useRealTimers());

let made = 0;
/** A name that no other test has. */
const aName = (word: string) =>
  `${word} ${'abcdefghij'[made++ % 10]}${crypto.randomUUID().replace(/[^a-f]/g, '')}x`;

/** A place renamed, as its page shows it then. */
async function renamed(it: PlaceView, name: string): Promise<PlaceView> {
  expect(await changePlaceBy(viewer, await here(it.id), { name })).toMatchObject({ kind: 'changed' });
  return here(it.id);
}

test('a place that is renamed gets a slug from its new name, and that of before leads on', async () => {
  const [mill, bakery, oven] = [aName('Mill'), aName('Bakery'), aName('Oven')];
  const first = await openedPlace({ name: mill });
  const second = await renamed(first, bakery);
  expect(second.slug).toBe(slugOf(bakery));
  const third = await renamed(second, oven);
  expect(third.slug).toBe(slugOf(oven));
  for (const named of [first.slug, second.slug, third.slug, first.id])
    expect((await place(named))?.slug).toBe(third.slug);
});

test('it leads on for thirty days, and then is erased and anybody’s', async () => {
  const [mill, bakery] = [aName('Mill'), aName('Bakery')];
  const first = await openedPlace({ name: mill });
  const { id } = await renamed(first, bakery);
  vi.useFakeTimers({ now: new Date(now().getTime() + 29 * DAY), toFake: ['Date'] });
  expect(await placeIdBy(first.slug)).toBe(id);
  vi.setSystemTime(new Date(now().getTime() + DAY));
  expect(await placeIdBy(first.slug)).toBeNull();
  const other = await openedPlace({ name: mill });
  expect(other.slug).toBe(first.slug);
  expect((await here(first.slug)).id).toBe(other.id);
  await sweep(now());
  expect(await database().formerSlug.findMany({ where: { placeId: id } })).toEqual([]);
  expect((await here(id)).slug).toBe(slugOf(bakery));
});

test('nobody else’s place is given a slug that leads elsewhere, by opening or by renaming', async () => {
  const mill = aName('Mill');
  const first = await openedPlace({ name: mill });
  await renamed(first, aName('Bakery'));
  const opened = await openedPlace({ name: mill });
  const called = await renamed(await openedPlace({ name: aName('Oven') }), mill);
  for (const other of [opened, called]) expect(other.slug).toMatch(new RegExp(`^${first.slug}-[a-z]{4}$`));
  expect(await placeIdBy(first.slug)).toBe(first.id);
});

test('who undoes a renaming gives the slug back, also one with a made-up word, and the other leads on', async () => {
  const [mill, bakery] = [aName('Mill'), aName('Bakery')];
  await openedPlace({ name: mill });
  const first = await openedPlace({ name: mill });
  expect(first.slug).not.toBe(slugOf(mill));
  const second = await renamed(first, bakery);
  const [change] = await past(viewer, second.slug);
  expect(await undoTo(viewer, change?.id ?? '')).toEqual({ kind: 'undone', slug: first.slug });
  expect((await here(first.id)).slug).toBe(first.slug);
  expect(await placeIdBy(second.slug)).toBe(first.id);
  // And there and back once more.
  const again = await renamed(first, bakery);
  expect(again.slug).toBe(second.slug);
  expect((await renamed(again, mill)).slug).toBe(first.slug);
  const former = await database().formerSlug.findMany({ where: { placeId: first.id } });
  expect(former).toMatchObject([{ slug: second.slug, name: bakery }]);
});

test('a slug that was made from another name, long ago, stays until the place is renamed, and comes back', async () => {
  const [oven, yard] = [aName('Oven'), aName('Yard')];
  const first = await openedPlace({ name: oven });
  const slug = slugOf(aName('Mill'));
  await database().place.update({ where: { id: first.id }, data: { slug } });
  await changePlaceBy(viewer, await here(slug), { name: oven, words: 'Warm' });
  await closePlace(viewer, slug);
  expect((await here(first.id)).slug).toBe(slug);
  await reopenPlace(viewer, slug);
  const [, , change] = await past(viewer, slug);
  await undoTo(viewer, change?.id ?? '');
  expect((await renamed(first, yard)).slug).toBe(slugOf(yard));
  expect((await renamed(first, oven)).slug).toBe(slug);
  // Only a sign is other: but the slug tells a name of before.
  expect((await renamed(first, `${oven}!`)).slug).toBe(slugOf(oven));
});

test('a name that is only written otherwise keeps its slug', async () => {
  const mill = aName('Mill');
  await openedPlace({ name: mill });
  const first = await openedPlace({ name: mill });
  expect((await renamed(first, mill.toUpperCase())).slug).toBe(first.slug);
  expect(await database().formerSlug.findMany({ where: { placeId: first.id } })).toEqual([]);
});

test('two renamings at once: to one name, and each to the other’s', async () => {
  const [mill, bakery, oven] = [aName('Mill'), aName('Bakery'), aName('Oven')];
  const [one, other] = [await openedPlace({ name: mill }), await openedPlace({ name: bakery })];
  const both = await Promise.all([renamed(one, oven), renamed(other, oven)]);
  const [slug, longer] = both.map((each) => each.slug).sort();
  expect(slug).toBe(slugOf(oven));
  expect(longer).toMatch(new RegExp(`^${slug}-[a-z]{4}$`));
  const swapped = await Promise.all([renamed(one, bakery), renamed(other, mill)]);
  expect(new Set(swapped.map((each) => each.slug)).size).toBe(2);
  expect(await placeIdBy(slugOf(mill))).toBe(one.id);
  expect(await placeIdBy(slugOf(bakery))).toBe(other.id);
});

test('the id leads there whatever it is called, and no place is found by that of another', async () => {
  const first = await openedPlace({ name: aName('Mill') });
  const false_ = await openedPlace({ name: first.id });
  expect(false_.slug).toBe(`place-${first.id}`);
  expect((await here(first.id)).name).toBe(first.name);
  await database().place.update({ where: { id: false_.id }, data: { slug: first.id } });
  expect((await here(first.id)).name).toBe(first.name);
  await database().place.delete({ where: { id: first.id } });
  await renamed(false_, aName('Bakery'));
});

test('what was opened before the renaming and is sent after it reaches the place', async () => {
  const first = await openedPlace({ name: aName('Mill') });
  const { slug, version } = await renamed(first, aName('Bakery'));
  const page = { ...PAGE, name: aName('Oven') };
  const change = { slug: first.slug, version, page };
  const until = new Date(now().getTime() + DAY / 24);
  const said = await aWhile((db) => sayToday({ slug: first.slug, words: 'Warm', until }, db));
  expect(said).toEqual({ kind: 'said', slug });
  expect(await aWhile((db) => changePlace(viewer, change, db))).toMatchObject({ slug: slugOf(page.name) });
  await aWhile((db) => watch(viewer, { q: null, place: slug }, db));
  expect(itemsOf(await watches(viewer))).toMatchObject([{ place: { slug: slugOf(page.name) } }]);
  expect(await closePlace(viewer, slug)).toBe(true);
});
