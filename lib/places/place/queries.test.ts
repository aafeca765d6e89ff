import { afterEach, expect, test, vi } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { places, readAfter } from '#lib/places/around';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { place } from '#lib/places/place/queries';
import { changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { undoTo } from '#lib/places/versions/mutations';
import { history, version } from '#lib/places/versions/queries';
import { areaOf, placeCell } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';

const DAY = 24 * 60 * 60 * 1000;
const HOME = areaOf(placeCell(52.52, 13.4)) as string;
const [NEAR, FAR] = [placeCell(52.55, 13.45), placeCell(48.85, 2.35)];
process.env.BOARD_AREA = '52.52,13.40';

afterEach(() => vi.useRealTimers());

test('after thirty days a closed place is gone, and so are earlier versions', async () => {
  const viewer = await somebody();
  const kept = await openedPlace();
  await changePlaceBy(viewer, kept, { notebook: 'Second' });
  const [change1] = await past(viewer, kept.slug);
  const closed = await openedPlace();
  await closePlace(viewer, closed.slug);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * DAY - 60_000 });
  expect(await version(kept.slug, change1?.id ?? '')).toMatchObject({ notebook: 'Light it.' });
  expect(await place(closed.slug)).toBeDefined();
  vi.setSystemTime(Date.now() + 2 * 60_000);
  expect(await past(viewer, kept.slug)).toEqual([]);
  expect(await version(kept.slug, change1?.id ?? '')).toBeUndefined();
  expect(await undoTo(viewer, change1?.id ?? '')).toEqual({ kind: 'missing' });
  expect(await place(closed.slug)).toBeUndefined();
  expect(await reopenPlace(viewer, closed.slug)).toBe(false);
});

test('places are found by their words and notebook, signs being nothing, a mistake in them too', async () => {
  const { slug } = await openedPlace({ name: 'Vélos 50% moins', words: 'Réparer' });
  const found = async (query: string) => itemsOf((await places(HOME, query)).places).map((line) => line.slug);
  expect(await found('velos')).toEqual([slug]);
  expect(await found('50%')).toEqual([slug]);
  expect(await found('%e%')).toEqual([]);
  expect(await found('reprarer 50')).toEqual([slug]);
});

test('near places stand before far ones, and within a neighbourhood names stand in order', async () => {
  await openedPlace({ name: 'zzz near', cell: NEAR });
  await openedPlace({ name: 'aaa far', cell: FAR });
  const { area } = await openedPlace({ name: 'yyy near', cell: NEAR });
  const names = itemsOf((await places(area)).places)
    .map(({ name }) => name)
    .filter((name) => /near|far/.test(name));
  expect(names).toEqual(['yyy near', 'zzz near', 'aaa far']);
});

test('a list of places goes on where it stopped, until all were there once', async () => {
  const many = Array.from({ length: 65 }, (_, at) => ({ name: `Bench ${at}`, cell: at % 2 ? NEAR : FAR }));
  for (const page of many) await openedPlace(page);
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page = await places(HOME, 'bench', after ? readAfter(after) : undefined);
    seen.push(...itemsOf(page.places).map(({ name }) => name));
    after = page.more;
  } while (after);
  expect(seen).toHaveLength(65);
  expect(new Set(seen).size).toBe(65);
  for (const text of ['', 'x', 'MA', '1.é', "1.' OR"]) expect(readAfter(text)).toBeUndefined();
});

test('ids and slugs that nobody has are nowhere', async () => {
  const viewer = await somebody();
  for (const id of ['', 'x', '\0', "8f1d'; --", viewer.id]) {
    expect(await undoTo(viewer, id)).toEqual({ kind: 'missing' });
    expect(await version('nowhere', id)).toBeUndefined();
  }
  const { slug } = await openedPlace();
  expect(await history(viewer, slug, 'x\0')).toBeUndefined();
  expect(await history(viewer, 'nowhere')).toBeUndefined();
  expect(await history(null, slug)).toBeUndefined();
  expect(await closePlace(viewer, 'nowhere')).toBe(false);
  expect(await place(null)).toBeUndefined();
});

test('history leads on to all earlier changes', async () => {
  const viewer = await somebody();
  const { slug } = await openedPlace();
  const texts = Array.from({ length: 45 }, (_, at) => `version ${at}`);
  for (const notebook of texts) await changePlaceBy(viewer, await here(slug), { notebook });
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await history(viewer, slug, before);
    for (const { id } of itemsOf(page?.changes)) seen.push((await version(slug, id))?.notebook ?? '');
    before = page?.earlier ?? undefined;
  } while (before);
  expect(seen).toEqual(['Light it.', ...texts.slice(0, -1)].reverse());
});
