import { beforeEach, describe, expect, test } from 'vitest';
import { findPosts } from '#lib/board/search';
import { fedPost } from '#lib/feeds/queries';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { closedPlaces } from '#lib/places/sweep';
import { aWhile, changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { sayToday } from '#lib/places/today/mutations';
import { undoTo } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { START } from '#lib/platform/database/sweep-step';
import {
  AROUND_BERLIN,
  AROUND_PARIS,
  AT_BERLIN,
  AT_PARIS,
  follows,
  inParis,
} from '#lib/posts/copies/testing';
import { change, post, row } from '#lib/posts/draft/testing';
import { extend } from '#lib/posts/occurrences/jobs';
import { searchTextOf } from '#lib/posts/post/mutations';
import { inDays } from '#lib/posts/post/testing';
import { placeCell } from '#lib/values/geo/cell';
import { now } from '#lib/values/time/clock';
import { claimMatch } from '#lib/watches/jobs';
import { watch } from '#lib/watches/mutations';

let viewer: Viewer;
beforeEach(async () => {
  viewer = await somebody();
});

const found = async (q: string, area: string) =>
  (await findPosts({ q, area, reach: 'walk', kind: null }))?.ids ?? [];

async function matchAll() {
  for (let work = await claimMatch(); work; work = await claimMatch()) await work();
}
const newsOf = async (id: string) =>
  (await database().notification.findMany({ where: { postId: id } })).map(({ personId }) => personId);

describe('a place that is renamed and moves', () => {
  test('takes its posts along: their words, their surroundings, and those of every date', async () => {
    const { place, id } = await inParis(viewer, { words: 'as in Rome' });
    const other = await post(viewer, 'OFFER', { title: 'Elsewhere in Paris' });
    const before = await row(other);
    expect(await found('brioche paris', AROUND_PARIS)).toContain(id);
    await changePlaceBy(viewer, place, AT_BERLIN);
    await follows(id, AT_BERLIN);
    expect(await found('berlin', AROUND_BERLIN)).toContain(id);
    expect(await found('berlin', AROUND_PARIS)).not.toContain(id);
    expect(await found('cafe paris', AROUND_BERLIN)).not.toContain(id);
    expect(await row(other)).toEqual(before);
  });

  test('also a rhythm, and the dates that it gets later', async () => {
    const place = await openedPlace(AT_PARIS);
    const said = { when: 'rhythm', rhythm: 'week', day: inDays(3), start: '18:00' };
    const id = await post(viewer, 'ACTIVITY', { title: 'Baking', place: place.slug, ...said });
    await database().occurrence.deleteMany({ where: { postId: id, starts: { gt: new Date(inDays(40)) } } });
    await changePlaceBy(viewer, place, AT_BERLIN);
    await database().$transaction((db) => extend(id, db));
    expect((await follows(id, AT_BERLIN)).occurrences.length).toBeGreaterThan(8);
  });

  test.each([
    ['a post that is withdrawn, and may be put back', { withdrawnAt: new Date() }],
    ['one that says nothing of its own', { title: '…' }],
  ])('also %s', async (_, data) => {
    const { place, id } = await inParis(viewer);
    await database().post.update({ where: { id }, data });
    const kept = await row(id);
    await database().post.update({ where: { id }, data: { searchText: searchTextOf(kept, 'Café Paris') } });
    await changePlaceBy(viewer, place, AT_BERLIN);
    await follows(id, AT_BERLIN);
  });

  test('whichever way its page changes', async () => {
    const { place, id } = await inParis(viewer);
    await changePlaceBy(viewer, place, AT_BERLIN);
    const [moved] = await past(viewer, place.slug);
    await undoTo(viewer, moved?.id ?? '');
    await follows(id, AT_PARIS);
    const [undone] = await past(viewer, place.slug);
    await undoTo(viewer, undone?.id ?? '');
    await follows(id, AT_BERLIN);
    await closePlace(viewer, place.slug);
    await follows(id, AT_BERLIN);
    await reopenPlace(viewer, place.slug);
    await follows(id, AT_BERLIN);
    for (const page of [
      { ...AT_BERLIN, name: '!!!' },
      { ...AT_PARIS, name: 'パン屋 ٥' },
    ]) {
      await changePlaceBy(viewer, await here(place.slug), page);
      await follows(id, page);
    }
  });

  test('says so to calendars and feeds, also where only its words for where it is changed', async () => {
    const { place, id } = await inParis(viewer);
    const changedAt = async () => (await fedPost(id))?.changedAt.getTime() ?? 0;
    const made = await changedAt();
    await changePlaceBy(viewer, place, AT_BERLIN);
    const moved = await changedAt();
    expect(moved).toBeGreaterThan(made);
    await changePlaceBy(viewer, await here(place.slug), { ...AT_BERLIN, whereWords: 'the red door' });
    const told = await changedAt();
    expect(told).toBeGreaterThan(moved);
    await changePlaceBy(viewer, await here(place.slug), {
      ...AT_BERLIN,
      whereWords: 'the red door',
      notebook: 'Light it at five.',
    });
    expect(await changedAt()).toBe(told); // the notebook is in no calendar
  });

  test('makes its posts news to those who watch its new surroundings or its new name, and to nobody else', async () => {
    const { place, id } = await inParis(viewer);
    await matchAll();
    await database().notification.deleteMany();
    const watching = async (wish: object) => {
      const watcher = await somebody();
      await aWhile((db) => watch(watcher, wish as Parameters<typeof watch>[1], db));
      return watcher.id;
    };
    const anything = { q: null, kind: null, place: null, near: null, reach: null };
    const around = await watching({ ...anything, near: AROUND_BERLIN, reach: 'walk' });
    const words = await watching({ ...anything, q: 'brioche berlin' });
    await watching({ ...anything, near: AROUND_PARIS, reach: 'walk' });
    await watching({ ...anything, q: 'brioche' });
    await watching({ ...anything, place: place.slug });
    await changePlaceBy(viewer, place, AT_BERLIN);
    await matchAll();
    expect((await newsOf(id)).sort()).toEqual([around, words].sort());
  });

  test('its pictures without words of their own are called by its new name, today’s line goes along', async () => {
    const { place } = await inParis(viewer);
    const picture = (words: string) =>
      database().picture.create({
        data: { key: crypto.randomUUID(), shape: '4:3', placeId: place.id, words },
      });
    const [named, own] = [await picture('Café Paris'), await picture('The oven')];
    const until = new Date(now().getTime() + 3_600_000);
    await aWhile((db) => sayToday({ slug: place.slug, words: 'Warm', until }, db));
    await changePlaceBy(viewer, place, AT_BERLIN);
    const words = async ({ id }: { id: string }) =>
      (await database().picture.findUniqueOrThrow({ where: { id } })).words;
    expect([await words(named), await words(own)]).toEqual(['Café Berlin', 'The oven']);
    const line = await database().todayLine.findUniqueOrThrow({ where: { placeId: place.id } });
    expect(line.area).toBe(AROUND_BERLIN);
  });

  test('a place with hundreds of posts takes all of them along', async () => {
    const { place, id } = await inParis(viewer);
    const like = await row(id);
    const ids = Array.from({ length: 500 }, () => crypto.randomUUID());
    const { placeId, area, wide, searchText } = like;
    await database().post.createMany({
      data: ids.map((id) => ({
        id,
        kind: 'OFFER' as const,
        title: 'Brioche',
        placeId,
        area,
        wide,
        searchText,
      })),
    });
    const [day] = like.occurrences;
    await database().occurrence.createMany({
      data: ids.map((postId) => ({ ...(day as NonNullable<typeof day>), id: crypto.randomUUID(), postId })),
    });
    await changePlaceBy(viewer, place, AT_BERLIN);
    for (const each of [id, ids[0], ids.at(-1)]) await follows(each ?? '', AT_BERLIN);
    await database().post.deleteMany({ where: { id: { in: ids } } });
  }, 60_000);
});

test('a post that moves to another place, or to none, keeps nothing of the one before', async () => {
  const { place, id } = await inParis(viewer);
  const mill = await openedPlace({ name: 'Mill', cell: AT_BERLIN.cell });
  await change(viewer, id, { kind: 'OFFER', said: { title: 'Brioche', place: mill.slug } });
  await changePlaceBy(viewer, place, { name: 'Café Rome', cell: placeCell(41.9, 12.5) });
  await follows(id, { name: 'Mill', cell: AT_BERLIN.cell });
  await change(viewer, id, { kind: 'OFFER', said: { title: 'Brioche' } });
  expect((await row(id)).searchText).toBe('brioche');
});

test('of a place that is erased a post keeps where it was, not its name', async () => {
  const { place, id } = await inParis(viewer);
  const before = await row(id);
  await closePlace(viewer, place.slug);
  await database().place.update({ where: { id: place.id }, data: { closedAt: new Date('2026-01-01') } });
  await database().$transaction((db) => closedPlaces(db, now(), START));
  const kept = await row(id);
  expect(kept).toMatchObject({ placeId: null, searchText: 'brioche', area: AROUND_PARIS });
  expect(kept.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
});
