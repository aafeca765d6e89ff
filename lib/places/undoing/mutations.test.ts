import { expect, test } from 'vitest';
import { mute } from '#lib/people/mute/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import type { PlacePage } from '#lib/places/place/schema';
import { changePlaceBy, here, openedPlace, PAGE, past } from '#lib/places/testing';
import { undoDayOf } from '#lib/places/undoing/mutations';
import { database } from '#lib/platform/database/client';

const DAY = 86_400_000;
const undo = async (viewer: Viewer, slug: string, versionId = '', seen?: string) =>
  undoDayOf(viewer, { versionId, seen: seen ?? (await here(slug)).version });

/** A place of which somebody changed this and that, one after the other. */
async function changedBy(vandal: Viewer, ...changes: Partial<PlacePage>[]) {
  const opened = await openedPlace();
  let page = {};
  let { slug } = opened;
  for (const change of changes) {
    page = { ...page, ...change };
    const edited = await changePlaceBy(vandal, await here(slug), page);
    if (edited.kind === 'changed') slug = edited.slug;
  }
  return { slug, page };
}

test('all that somebody changed in a day goes at once, and what others changed stays', async () => {
  const [vandal, other, viewer] = [await somebody('Vandal'), await somebody(), await somebody()];
  const { slug, page } = await changedBy(vandal, { notebook: '' }, { words: 'Nothing' });
  await changePlaceBy(other, await here(slug), { ...page, whereWords: 'the green door' });
  await changePlaceBy(vandal, await here(slug), { ...page, whereWords: 'the green door', notebook: 'Ha' });
  await closePlace(vandal, slug);
  await reopenPlace(other, slug);
  const changes = await past(viewer, slug);
  // Offered once for all of them, at the newest.
  expect(changes.map(({ who, allThatDay }) => [who === 'Vandal', allThatDay])).toEqual([
    [false, true],
    [true, true],
    [true, false],
    [false, false],
    [true, false],
    [true, false],
  ]);
  expect(await undo(viewer, slug, changes[4]?.id)).toEqual({ kind: 'undone', slug });
  const { words, whereWords, notebook, name } = await here(slug);
  expect({ ...PAGE, words, whereWords, notebook, name }).toEqual({ ...PAGE, whereWords: 'the green door' });
  // It is a change itself, and can be undone.
  const [undone] = await past(other, slug);
  expect(undone?.who).toBe(viewer.name);
});

test('of another day nothing goes, and what was closed that day is open again', async () => {
  const [vandal, viewer] = [await somebody(), await somebody()];
  const { slug, page } = await changedBy(vandal, { notebook: 'Two fires.' });
  const [first] = await past(viewer, slug);
  const { madeAt } = await database().placeVersion.findUniqueOrThrow({ where: { id: first?.id ?? '' } });
  await database().placeVersion.update({
    where: { id: first?.id ?? '' },
    data: { madeAt: new Date(madeAt.getTime() - DAY) },
  });
  await changePlaceBy(vandal, await here(slug), { ...page, words: 'Nothing' });
  const [second] = await past(viewer, slug);
  await closePlace(vandal, slug);
  const closed = await database().place.findFirstOrThrow({ where: { slug } });
  expect(await undo(viewer, slug, second?.id, closed.version)).toEqual({ kind: 'undone', slug });
  expect(await here(slug)).toMatchObject({ goes: null, notebook: 'Two fires.', words: PAGE.words });
});

test('it is for whoever is past careful days and sees whose it was, on the page as they saw it', async () => {
  const [vandal, viewer, muter] = [await somebody(), await somebody(), await somebody()];
  const { slug, page } = await changedBy(vandal, { notebook: '' }, { words: 'Nothing' });
  const [change] = await past(viewer, slug);
  const { version } = await here(slug);
  expect(await undo(await newcomer(), slug, change?.id)).toEqual({ kind: 'careful' });
  await mute(muter, vandal.name);
  expect(await undo(muter, slug, change?.id)).toEqual({ kind: 'missing' });
  expect((await past(muter, slug)).map(({ allThatDay }) => allThatDay)).toEqual([false, false]);
  await changePlaceBy(vandal, await here(slug), { ...page, whereWords: 'nowhere' });
  expect(await undo(viewer, slug, change?.id, version)).toMatchObject({ kind: 'conflict' });
  await database().placeVersion.update({ where: { id: change?.id ?? '' }, data: { folded: 'GONE' } });
  expect(await undo(viewer, slug, change?.id)).toEqual({ kind: 'missing' });
  expect(await undo(viewer, slug, crypto.randomUUID())).toEqual({ kind: 'missing' });
  expect(await undo(viewer, slug, 'null')).toEqual({ kind: 'missing' });
});
