import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { placeNames, places, placesOnMap, todayLines } from '#lib/places/around';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { addToNotebook } from '#lib/places/notebook/mutations';
import { valuesOf } from '#lib/places/place/rules';
import type { PlacePage } from '#lib/places/place/schema';
import { aWhile, changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { sayNoMore, sayToday } from '#lib/places/today/mutations';
import { pageOf, undoTo } from '#lib/places/versions/mutations';
import { version } from '#lib/places/versions/queries';
import { isSamePage } from '#lib/places/versions/rules';
import { database } from '#lib/platform/database/client';
import { areaOf, placeCell } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';

const HOME = areaOf(placeCell(52.52, 13.4)) as string;
const NEAR = placeCell(52.55, 13.45);
process.env.BOARD_AREA = '52.52,13.40';

afterEach(() => vi.useRealTimers());

test('a place is found under its name, in any script, and a second of that name under its own', async () => {
  for (const name of ['Старая пекарня', 'المخبز القديم', 'המאפייה', '古いパン屋', 'पुरानी बेकरी', '🍞']) {
    const one = await openedPlace({ name });
    const other = await openedPlace({ name });
    expect(one.name).toBe(name);
    expect(other.slug).toMatch(new RegExp(`^${one.slug}-[a-z]{4}$`));
    expect(other.slug).not.toMatch(/\p{N}/u);
  }
  const long = 'a'.repeat(80);
  expect((await openedPlace({ name: long })).slug).not.toBe((await openedPlace({ name: long })).slug);
});

test('a place without a point lies where the board does, and one with a point in its own surroundings', async () => {
  const viewer = await somebody();
  expect((await openedPlace()).area).toBe(HOME);
  const cell = NEAR;
  const placed = await openedPlace({ cell });
  expect(placed.area).not.toBe(HOME);
  await changePlaceBy(viewer, placed, { cell: null });
  expect((await here(placed.slug)).area).toBe(HOME);
});

test('a notebook that is mended again and again is kept as what was mended, and each of its versions is found', async () => {
  const viewer = await somebody();
  const long = 'The oven is lit at four. '.repeat(700);
  const notebooks = Array.from(
    { length: 20 },
    (_, at) => `${long}Ash ${'🥖'.repeat(at)} goes out.\n${long}end`,
  );
  const placed = await openedPlace({ notebook: notebooks[0] });
  for (const notebook of notebooks.slice(1))
    await changePlaceBy(viewer, await here(placed.slug), { notebook });
  const kept = await database().placeVersion.findMany({
    where: { placeId: placed.id },
    orderBy: { madeAt: 'asc' },
  });
  expect(kept.map(({ notebookWayBack }) => notebookWayBack).join('').length).toBeLessThan(2_000);
  const found = await Promise.all(kept.map(({ id }) => version(placed.slug, id)));
  expect(found.map((stood) => stood?.notebook)).toEqual(notebooks.slice(0, -1));
  await undoTo(viewer, kept[7]?.id ?? '');
  expect((await here(placed.slug)).notebook).toBe(notebooks[7]);
  expect((await version(placed.slug, kept[2]?.id ?? ''))?.notebook).toBe(notebooks[2]);
});

test('a place that says only a town lies around that, and stands in no drawing', async () => {
  const town = areaOf(NEAR) as string;
  const around = await openedPlace({ cell: town });
  expect(around.area).toBe(town);
  expect(valuesOf(around)).toMatchObject({ point: '', town });
  expect((await placesOnMap(town)).map(({ slug }) => slug)).not.toContain(around.slug);
});

test('what is so today at a place goes with it where the place moves', async () => {
  const viewer = await somebody();
  const placed = await openedPlace({ cell: NEAR });
  const until = new Date(Date.now() + 3_600_000);
  await aWhile((db) => sayToday({ slug: placed.slug, words: 'Warm', until }, db));
  const around = async (area: string | null) =>
    (await todayLines({ area, reach: 'walk' }, { most: 100, sought: null })).filter(
      ({ slug }) => slug === placed.slug,
    );
  expect(await around(areaOf(NEAR))).toHaveLength(1);
  expect(await around(HOME)).toEqual([]);
  await changePlaceBy(viewer, placed, { cell: null });
  expect(await around(areaOf(NEAR))).toEqual([]);
  expect(await around(HOME)).toHaveLength(1);
  expect(await around(null)).toHaveLength(1);
});

test('someone else mends the notebook, and a third undoes it', async () => {
  const [one, other, third] = [await somebody(), await somebody('Mender'), await somebody('Undoer')];
  const bakehouse = await openedPlace();
  await changePlaceBy(other, bakehouse, { notebook: 'Light it at five.' });
  const [mended] = await past(third, bakehouse.slug);
  expect(mended).toMatchObject({ who: 'Mender', changes: [{ part: 'notebook' }] });
  expect(await undoTo(third, mended?.id ?? '')).toEqual({ kind: 'undone', slug: bakehouse.slug });
  expect((await here(bakehouse.slug)).notebook).toBe('Light it.');
  const [undone] = await past(third, bakehouse.slug);
  expect(undone?.who).toBe('Undoer');
  await undoTo(one, undone?.id ?? '');
  expect((await here(bakehouse.slug)).notebook).toBe('Light it at five.');
});

test('a page that was changed since its history was looked at is not put back unasked', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const bakehouse = await openedPlace();
  await changePlaceBy(other, bakehouse, { notebook: 'Light it at five.' });
  const looked = await here(bakehouse.slug);
  const [mended] = await past(one, bakehouse.slug);
  const undo = (seen?: string) => undoTo(one, mended?.id ?? '', seen);
  await changePlaceBy(other, looked, { notebook: 'Light it at five.', words: 'An oven. It has a crack' });
  const { version, words } = await here(bakehouse.slug);
  for (const seen of [looked.version, bakehouse.version, '', 'null'])
    expect(await undo(seen)).toEqual({ kind: 'conflict', version });
  expect(await here(bakehouse.slug)).toMatchObject({ version, words });
  expect((await undo(version)).kind).toBe('undone');
  expect(await here(bakehouse.slug)).toMatchObject({ notebook: 'Light it.', words: 'An oven' });
  // It stands so already, whoever made it so.
  expect((await undo(looked.version)).kind).toBe('undone');
});

test('of two who change a page at once, the second gets both texts and nothing is written', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const bakehouse = await openedPlace();
  const sent = await Promise.all([
    changePlaceBy(one, bakehouse, { notebook: 'What one wrote' }),
    changePlaceBy(other, bakehouse, { notebook: 'What the other wrote' }),
  ]);
  const refused = sent.filter(({ kind }) => kind === 'conflict');
  expect(refused).toHaveLength(1);
  const now = await here(bakehouse.slug);
  expect(refused[0]).toMatchObject({
    theirs: { notebook: now.notebook },
    version: now.version,
    base: { notebook: 'Light it.' },
  });
  expect(await past(one, bakehouse.slug)).toHaveLength(1);
});

test('the same change sent twice is one change', async () => {
  const viewer = await somebody();
  const bakehouse = await openedPlace();
  for (const _ of ['first', 'again'])
    expect(await changePlaceBy(viewer, bakehouse, { notebook: 'New' })).toMatchObject({
      slug: bakehouse.slug,
    });
  expect(await past(viewer, bakehouse.slug)).toHaveLength(1);
});

test('restoring while somebody edits: their form is refused with both texts', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const bakehouse = await openedPlace();
  await changePlaceBy(one, bakehouse, { notebook: 'Second' });
  const editing = await here(bakehouse.slug);
  const [latest] = await past(other, bakehouse.slug);
  await undoTo(other, latest?.id ?? '');
  expect(await changePlaceBy(one, editing, { notebook: 'Third' })).toMatchObject({
    theirs: { notebook: 'Light it.' },
    base: { notebook: 'Second' },
  });
});

test('closing while somebody edits: nothing is written, and after reopening it can be', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const bakehouse = await openedPlace();
  expect(await closePlace(other, bakehouse.slug)).toBe(true);
  expect(await changePlaceBy(one, bakehouse, { notebook: 'Third' })).toEqual({ kind: 'closed' });
  expect((await here(bakehouse.slug)).goes).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await placeNames(HOME)).map(({ slug }) => slug)).not.toContain(bakehouse.slug);
  expect(itemsOf((await places(HOME)).places).map(({ slug }) => slug)).not.toContain(bakehouse.slug);
  expect(await reopenPlace(one, bakehouse.slug)).toBe(true);
  expect(await changePlaceBy(one, await here(bakehouse.slug), { notebook: 'Third' })).toMatchObject({
    slug: bakehouse.slug,
  });
  expect((await past(one, bakehouse.slug)).map(({ changes }) => changes[0]?.part)).toEqual([
    'notebook',
    'reopened',
    'closed',
  ]);
});

test('reopening is undone like any change, and closing twice is closing', async () => {
  const viewer = await somebody();
  const { slug } = await openedPlace();
  await closePlace(viewer, slug);
  await closePlace(viewer, slug);
  await reopenPlace(viewer, slug);
  const changes = await past(viewer, slug);
  expect(changes.map(({ changes }) => changes)).toEqual([[{ part: 'reopened' }], [{ part: 'closed' }]]);
  await undoTo(viewer, changes[0]?.id ?? '');
  expect((await here(slug)).goes).not.toBeNull();
});

test("today's line is replaced, goes at its hour, and can be taken away", async () => {
  const { slug } = await openedPlace();
  const until = new Date(Date.now() + 60_000);
  const say = (words: string) => aWhile((db) => sayToday({ slug, words, until }, db));
  expect(await say('The oven is warm')).toMatchObject({ kind: 'said' });
  expect(await say('No bread today')).toMatchObject({ kind: 'said' });
  expect((await here(slug)).today).toEqual({ words: 'No bread today', until });
  expect(await sayNoMore(slug)).toBe(true);
  expect((await here(slug)).today).toBeNull();
  await say('Warm again');
  vi.useFakeTimers({ toFake: ['Date'], now: until });
  expect((await here(slug)).today).toBeNull();
  expect(itemsOf((await places(null)).places).find((line) => line.slug === slug)?.today).toBeNull();
});

test('words from a conversation come into the notebook without a name, as far as there is room', async () => {
  const viewer = await somebody();
  const bakehouse = await openedPlace();
  const add = (words: string, id = bakehouse.id) =>
    aWhile((db) => addToNotebook(id, { words, newUntil: null }, db));
  expect(await add('Wait an hour.')).toEqual({ kind: 'added', slug: bakehouse.slug });
  expect((await here(bakehouse.slug)).notebook).toBe('Light it.\n\nWait an hour.');
  expect((await past(viewer, bakehouse.slug))[0]).toMatchObject({ who: null });
  expect(await add('क'.repeat(39_990))).toEqual({ kind: 'full' });
  expect(await add('x', 'not an id\0')).toEqual({ kind: 'missing' });
  await closePlace(viewer, bakehouse.slug);
  expect(await add('Late')).toEqual({ kind: 'missing' });
});

test('a notebook of forty thousand characters in Hindi goes in and comes out whole', async () => {
  const viewer = await somebody();
  const notebook = 'भट्ठी को जलाओ।\n'.repeat(4000).slice(0, 39_998).trim();
  const bakehouse = await openedPlace({ notebook });
  expect((await here(bakehouse.slug)).notebook).toBe(notebook);
  await changePlaceBy(viewer, bakehouse, { notebook: `${notebook}अ` });
  const [latest] = await past(viewer, bakehouse.slug);
  expect(await version(bakehouse.slug, latest?.id ?? '')).toMatchObject({ notebook });
});

test('after any changes and undos the page says what it should, and each earlier text can be reached', async () => {
  const people = [await somebody(), await somebody()];
  const text = fc.constantFrom('', 'flour', 'flour\nsalt', 'ملح', 'नमक');
  const page = fc.record({
    name: fc.constantFrom('Mill', 'Old mill', 'مطحنة'),
    words: text,
    whereWords: fc.constant(''),
    notebook: text,
    cell: fc.constantFrom(null, NEAR),
  });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('change' as const), page, by: fc.nat(1) }),
    fc.record({ kind: fc.constant('undo' as const), to: fc.nat(), by: fc.nat(1) }),
    fc.record({ kind: fc.constantFrom('close' as const, 'reopen' as const), by: fc.nat(1) }),
  );
  type Stand = PlacePage & { closed: boolean };
  await fc.assert(
    fc.asyncProperty(page, fc.array(step, { maxLength: 8 }), async (first, steps) => {
      const { slug } = await openedPlace(first);
      let stand: Stand = { ...first, closed: false };
      const earlier: Stand[] = [];
      const become = (next: Stand) => {
        if (isSamePage(stand, next) && stand.closed === next.closed) return;
        earlier.unshift(stand);
        stand = next;
      };
      for (const step of steps) {
        const by = people[step.by] as Viewer;
        if (step.kind === 'change') {
          await changePlaceBy(by, await here(slug), step.page);
          if (!stand.closed) become({ ...step.page, closed: false });
        } else if (step.kind === 'undo') {
          if (stand.closed) continue; // its history is not seen
          const changes = await past(by, slug);
          const at = step.to % Math.max(1, changes.length);
          await undoTo(by, changes[at]?.id ?? '');
          become(earlier[at] ?? stand);
        } else {
          await (step.kind === 'close' ? closePlace : reopenPlace)(by, slug);
          become({ ...stand, closed: step.kind === 'close' });
        }
      }
      if (stand.closed) {
        // Of a place that is no more stands its name alone: it is looked at once it is back.
        expect(await here(slug)).toMatchObject({ name: stand.name, words: '', notebook: '', cell: null });
        await reopenPlace(people[0] as Viewer, slug);
        become({ ...stand, closed: false });
      }
      expect(await here(slug)).toMatchObject({ ...pageOf(stand), goes: null });
      const reached = await Promise.all(
        (await past(people[0] as Viewer, slug)).map(({ id }) => version(slug, id)),
      );
      expect(reached).toMatchObject(earlier.map(({ closed: _, ...page }) => page));
    }),
    { numRuns: 40 },
  );
}, 60_000);
