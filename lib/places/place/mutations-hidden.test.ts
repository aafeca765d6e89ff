import { beforeEach, expect, test } from 'vitest';
import { putIntoNotebook, writeMessage } from '#lib/conversations/mutations';
import { fedFromPlace } from '#lib/feeds/queries';
import { foldThing, openByKeeper, openThing } from '#lib/folds/mutations';
import { ownFolds, waitingFolds } from '#lib/folds/review/queries';
import type { FoldableThing } from '#lib/folds/schema';
import { thingsAt } from '#lib/folds/thing/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { places, placesOnMap, placesSaying } from '#lib/places/around';
import { pageToChange, saidOutside } from '#lib/places/place/queries';
import type { PlaceView } from '#lib/places/place/schema';
import { changePlaceBy, here, openedPlace, PAGE, past } from '#lib/places/testing';
import { undoTo } from '#lib/places/versions/mutations';
import { pageAfter, version } from '#lib/places/versions/queries';
import { database } from '#lib/platform/database/client';
import { post } from '#lib/posts/draft/testing';
import { placeCell } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { toSearchTerms } from '#lib/values/text/search-text';

const AWAY = { reason: 'GIVES_AWAY' as const, words: '' };
const SELLS = { reason: 'SELLS' as const, words: '' };
/** What a page says: each test by a word of its own. */
const saying = (word: string) => ({
  words: `Ask Maria at ${word} lane twelve`,
  whereWords: `${word} lane, the yard`,
  notebook: `The key hangs in ${word} lane.`,
  cell: placeCell(48.85, 2.35),
});
const randomWord = () =>
  crypto
    .randomUUID()
    .replaceAll('-', '')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

let one: Viewer;
let other: Viewer;
let fresh: Viewer;
let place: PlaceView;
let thing: FoldableThing;
let word: string;
let SAID: ReturnType<typeof saying>;
beforeEach(async () => {
  word = randomWord();
  SAID = saying(word);
  [one, other, fresh] = [await somebody(), await somebody(), await newcomer()];
  place = await openedPlace({ name: `Bakehouse ${crypto.randomUUID()}` });
  await changePlaceBy(one, place, { name: place.name, ...SAID });
  await changePlaceBy(one, await now(), {
    name: place.name,
    ...SAID,
    notebook: `${SAID.notebook}\nLight it.`,
  });
  thing = { kind: 'place', id: place.id };
});
const now = () => here(place.slug);
const change = async (viewer: Viewer, page: object) =>
  changePlaceBy(viewer, await now(), { ...PAGE, name: place.name, ...page });

/** All that the server answers of the place, by whoever asks, as one text. */
async function answers(viewer: Viewer): Promise<string> {
  const shown = await now();
  const changes = await past(viewer, place.slug);
  const sought = { words: toSearchTerms(word), withTypos: false };
  const found = async (query: string) => itemsOf((await places(null, query)).places);
  const all = JSON.stringify([
    ...[
      shown,
      saidOutside(shown),
      changes,
      await found(''),
      await found(word),
      await found(word.slice(0, -1)),
    ],
    ...(await Promise.all(
      changes.map(async ({ id }) => [await version(place.slug, id), await pageAfter(id)]),
    )),
    ...[await placesSaying(null, 'walk', sought), await placesSaying(place.area, 'walk', sought)],
    ...[await fedFromPlace(place.id, { kind: null, day: null, q: null })],
    ...(await placesOnMap(null)).filter(({ id }) => id === place.id).map(({ point }) => point),
  ]);
  return all.toLowerCase();
}

test('one tap of a visitor, and no answer holds what the page says or said; its name and its posts stay', async () => {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await post(one, 'ACTIVITY', { title: 'Supper', when: 'day', day, start: '18:00', place: place.id });
  expect(await answers(one)).toContain(word);
  expect(await answers(one)).toContain('48.849');
  expect(await foldThing(null, thing, AWAY)).toMatchObject({ kind: 'folded', isHidden: true });
  for (const viewer of [one, other, fresh]) {
    expect(await answers(viewer)).not.toContain(word);
    expect(await answers(viewer)).not.toMatch(/48\.849/);
    expect(await answers(viewer)).toContain('supper');
    expect((await now()).name).toBe(place.name);
  }
});

test('whoever is settled reads it in its form and mends it; it is back once somebody else agrees', async () => {
  await foldThing(fresh, thing, AWAY);
  const form = async (viewer: Viewer | null) => (await pageToChange(viewer, await now()))?.words;
  expect([await form(null), await form(fresh), await form(one)]).toEqual([undefined, undefined, SAID.words]);
  expect(await change(fresh, { words: 'Bread' })).toEqual({ kind: 'hidden' });
  expect(itemsOf(await ownFolds(fresh))).toEqual([]);
  expect(itemsOf(await ownFolds(one))).toContainEqual(
    expect.objectContaining({ thing, says: place.name, change: `/places/${place.id}/edit` }),
  );
  await change(one, {
    ...SAID,
    words: `ask  Maria at ${word.toUpperCase()} lane, twelve.`,
    notebook: `${SAID.notebook}\nLight it.`,
  });
  expect(itemsOf(await waitingFolds(other)).filter((fold) => fold.thing.id === place.id)).toEqual([]);
  expect(await openThing(other, thing)).toMatchObject({ kind: 'declined' });
  const mended = `Red door ${randomWord()}`;
  await change(one, { words: 'An oven', whereWords: mended, notebook: '' });
  expect(await answers(other)).not.toContain(word);
  expect(await answers(other)).not.toContain(mended.toLowerCase());
  for (const no of [one, fresh]) expect(await openThing(no, thing)).toMatchObject({ kind: 'declined' });
  expect(itemsOf(await waitingFolds(other))).toContainEqual(
    expect.objectContaining({ thing, says: expect.stringContaining(mended) }),
  );
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  for (const viewer of [one, fresh]) {
    expect(await answers(viewer)).toContain(mended.toLowerCase());
    expect(await answers(viewer)).not.toContain(word);
  }
});

test('undone to an earlier page it stays hidden, until somebody else agrees; open again, it is not undone to what was hidden', async () => {
  await foldThing(null, thing, AWAY);
  const before = (await past(one, place.slug)).map(({ id }) => id);
  expect(await undoTo(fresh, before[1] ?? '')).toEqual({ kind: 'careful' });
  expect(await undoTo(one, before[1] ?? '')).toMatchObject({ kind: 'undone' });
  expect([(await now()).whereWords, await answers(other)]).toEqual(['', expect.not.stringContaining(word)]);
  expect(await openThing(one, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect((await now()).whereWords).toBe(PAGE.whereWords);
  for (const { id } of await past(one, place.slug))
    expect(await undoTo(one, id)).toEqual({ kind: 'missing' });
  expect(await answers(other)).not.toContain(word);
  await change(one, { words: 'Warm' });
  const [latest] = await past(one, place.slug);
  expect(latest).toMatchObject({ before: 'OPEN', isFolded: false });
  expect(await undoTo(one, latest?.id ?? '')).toMatchObject({ kind: 'undone' });
});

test('an earlier page that gives somebody away hides all earlier ones, which the keeper alone opens; visitors see none', async () => {
  await change(one, { words: 'An oven', whereWords: '', notebook: '' });
  const [latest, ...rest] = await past(one, place.slug);
  const old: FoldableThing = { kind: 'version', id: latest?.id ?? '' };
  expect(JSON.stringify(await version(place.slug, old.id))).toContain(word);
  expect(await foldThing(null, old, AWAY)).toEqual({ kind: 'missing' });
  expect(await foldThing(fresh, old, AWAY)).toMatchObject({ kind: 'folded', isHidden: true });
  expect(await answers(one)).not.toContain(word);
  expect((await now()).words).toBe('An oven');
  expect(await openThing(other, old)).toMatchObject({ kind: 'declined' });
  const hidden = await thingsAt(`http://board/places/${place.slug}/history`);
  expect(hidden.map(({ id }) => id).sort()).toEqual([old.id, ...rest.map(({ id }) => id)].sort());
  expect(await thingsAt(`/places/${place.slug}/history/${old.id}`)).toEqual([old]);
  expect(await openByKeeper(old)).toBe(true);
  expect(JSON.stringify(await version(place.slug, old.id))).toContain(word);
});

test('folded for another reason, a page and an earlier one stand closed behind it, and in no search, feed, preview or list', async () => {
  const [latest] = await past(one, place.slug);
  const old: FoldableThing = { kind: 'version', id: latest?.id ?? '' };
  expect(await foldThing(fresh, thing, SELLS)).toMatchObject({ kind: 'declined' });
  expect(await foldThing(other, thing, SELLS)).toMatchObject({ kind: 'folded', isHidden: false });
  expect(await now()).toMatchObject({ closed: { reason: 'SELLS' }, words: SAID.words });
  expect(saidOutside(await now())).toMatchObject({ words: '', whereWords: '' });
  const listed = itemsOf((await places(null)).places).filter(({ id }) => id === place.id);
  expect(listed).toMatchObject([{ name: place.name, words: '', whereWords: '' }]);
  expect(itemsOf((await places(null, word)).places).filter(({ id }) => id === place.id)).toEqual([]);
  expect(await foldThing(other, old, SELLS)).toMatchObject({ kind: 'folded' });
  expect(await version(place.slug, old.id)).toMatchObject({ closed: { reason: 'SELLS' } });
  expect(await openThing(one, old)).toMatchObject({ kind: 'opened' });
  expect(await openThing(one, thing)).toMatchObject({ kind: 'opened' });
  expect(await answers(fresh)).toContain(word);
});

test('what is hidden takes no words from the conversation, and a home that closed is folded by nobody', async () => {
  const written = await writeMessage(one, { about: { placeId: place.id }, words: 'The broom' });
  await foldThing(null, thing, AWAY);
  expect(await putIntoNotebook(one, written?.id ?? '')).toMatchObject({ kind: 'missing' });
  const home = await openedPlace({ name: `Home ${crypto.randomUUID()}` }, one);
  await database().place.update({ where: { id: home.id }, data: { closedAt: new Date() } });
  expect(await foldThing(null, { kind: 'place', id: home.id }, AWAY)).toEqual({ kind: 'missing' });
});
