import { beforeEach, describe, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import type { PlacePage } from '#lib/places/place/schema';
import { aWhile, changePlaceBy, here, openedPlace, PAGE } from '#lib/places/testing';
import { replacePage } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { AT_BERLIN, AT_PARIS, follows, inParis } from '#lib/posts/copies/testing';
import { change, draft, post, row } from '#lib/posts/draft/testing';
import { createPost } from '#lib/posts/post/mutations';

let viewer: Viewer;
beforeEach(async () => {
  viewer = await somebody();
});

/** Until somebody waits for a lock here, or `other` is done. */
async function waited(other: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  other.then(done, done);
  const waiting = () =>
    database().$queryRaw<object[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!isDone && (await waiting()).length === 0);
}

describe('sent while its place moves', () => {
  const ofNew = (to: string) => post(viewer, 'OFFER', { title: 'Rye', place: to });
  test.each(['a new post', 'a post that changes'])('%s is where the place is', async (what) => {
    const { place } = await inParis(viewer);
    const there = await post(viewer, 'OFFER', { title: 'Rye' });
    const said = { title: 'Rye', place: place.slug };
    let letGo = () => {};
    const waits = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let moved = Promise.resolve();
    const isMoved = new Promise<void>((resolve) => {
      moved = aWhile(async (db) => {
        const row = await db.place.findUniqueOrThrow({ where: { id: place.id } });
        await replacePage(db, row, { page: { ...PAGE, ...AT_BERLIN }, by: viewer.id, newUntil: null });
        resolve();
        await waits;
      });
    });
    await isMoved;
    const sending =
      what === 'a new post'
        ? ofNew(place.slug)
        : change(viewer, there, { kind: 'OFFER', said }).then(() => there);
    await waited(sending);
    letGo();
    await moved;
    await follows(await sending, AT_BERLIN);
  });

  test('and where the post was there first, the place waits for it', async () => {
    const { place } = await inParis(viewer);
    let letGo = () => {};
    const waits = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const settled = await draft('OFFER', { title: 'Rye', place: place.slug });
    let sending = Promise.resolve('');
    const isMade = new Promise<void>((resolve) => {
      sending = aWhile(async (db) => {
        const id = await createPost(viewer, { draft: settled, pictures: {} }, db);
        resolve();
        await waits;
        return id;
      });
    });
    await isMade;
    const moving = changePlaceBy(viewer, place, AT_BERLIN);
    await waited(moving);
    letGo();
    await moving;
    await follows(await sending, AT_BERLIN);
  });
});

test('places that move and posts that change at once never wait for each other in a circle', async () => {
  const { place, id } = await inParis(viewer);
  const other = await openedPlace({ name: 'Mill', cell: AT_BERLIN.cell });
  const pages: Partial<PlacePage>[] = [AT_BERLIN, AT_PARIS];
  const move = async () =>
    changePlaceBy(viewer, await here(place.slug), pages[Math.random() < 0.5 ? 0 : 1] ?? {});
  const edit = (to: string) => change(viewer, id, { kind: 'OFFER', said: { title: 'Brioche', place: to } });
  await Promise.all([move(), edit(place.slug), move(), edit(other.slug), edit(place.slug), move()]);
  const { placeId } = await row(id);
  await follows(id, await database().place.findUniqueOrThrow({ where: { id: placeId ?? '' } }));
}, 30_000);
