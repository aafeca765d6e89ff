import { expect, test } from 'vitest';
import { endFirstDays } from '#lib/people/careful/mutations';
import { signUp } from '#lib/people/person/mutations';
import type { Viewer } from '#lib/people/viewer';
import { PICTURE_FIELDS } from '#lib/pictures/schema';
import { closePlace } from '#lib/places/closing/mutations';
import { addPictures, openPlace } from '#lib/places/place/mutations';
import { place } from '#lib/places/place/queries';
import { database, type Transaction } from '#lib/platform/database/client';
import type { StagedPicture } from '#lib/platform/form/state';
import { randomToken } from '#lib/values/text/random';

const within = <T>(work: (db: Transaction) => Promise<T>): Promise<T> => database().$transaction(work);

async function opened(): Promise<{ viewer: Viewer; id: string; slug: string }> {
  const newcomer = await signUp(`Somebody ${randomToken()}`.slice(0, 60));
  if (!newcomer) throw new Error('the name was taken');
  const { viewer } = newcomer;
  await endFirstDays(viewer);
  const page = { name: 'Mill', words: '', whereWords: '', cell: null, notebook: '' };
  return { viewer, ...(await within((db) => openPlace(page, db))) };
}

async function staged(words: string): Promise<StagedPicture> {
  const picture = { key: randomToken(), shape: '4:3', words };
  await database().picture.create({ data: { ...picture, stagedUntil: new Date(Date.now() + 60_000) } });
  return { ...picture, token: 'not asked for' };
}

const shown = async (slug: string) => (await place(slug))?.pictures.map(({ words }) => words);

test('pictures come beside those that are there, also when two people add some at once', async () => {
  const { id, slug } = await opened();
  const add = async (words: string) => {
    const picture1 = await staged(words);
    return within((db) => addPictures({ placeId: id, pictures: { picture1 }, title: 'Mill' }, db));
  };
  expect(await add('the oven')).toBe(true);
  expect(await Promise.all([add('the yard'), add('the door')])).toEqual([true, true]);
  expect(await shown(slug)).toContain('the oven');
  expect((await shown(slug))?.sort()).toEqual(['the door', 'the oven', 'the yard']);
});

test('where there is no room, none comes and none goes', async () => {
  const { id, slug } = await opened();
  const six = await Promise.all(PICTURE_FIELDS.map(async (field) => [field, await staged(field)]));
  expect(
    await within((db) => addPictures({ placeId: id, pictures: Object.fromEntries(six), title: 'Mill' }, db)),
  ).toBe(true);
  const picture1 = await staged('one more');
  expect(await within((db) => addPictures({ placeId: id, pictures: { picture1 }, title: 'Mill' }, db))).toBe(
    false,
  );
  expect(await shown(slug)).toEqual([...PICTURE_FIELDS]);
});

test('a picture without words is called by the place, and a place that is no more takes none', async () => {
  const { viewer, id, slug } = await opened();
  const picture1 = await staged('');
  await within((db) => addPictures({ placeId: id, pictures: { picture1 }, title: 'Mill' }, db));
  expect(await shown(slug)).toEqual(['Mill']);
  await closePlace(viewer, slug);
  const late = { picture1: await staged('late') };
  expect(await within((db) => addPictures({ placeId: id, pictures: late, title: 'Mill' }, db))).toBe(false);
  expect(await within((db) => addPictures({ placeId: 'no id', pictures: {}, title: 'Mill' }, db))).toBe(true);
});
