import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { attachPictures, takeDown } from '#lib/pictures/mutations';
import { whyNotKept } from '#lib/pictures/staged/bounds';
import { stagePictures } from '#lib/pictures/staged/mutations';
import { forgetPictures } from '#lib/pictures/sweep';
import { pictureToken } from '#lib/pictures/token';
import { database } from '#lib/platform/database/client';
import { picturesFolder, removePictureFiles } from '#lib/platform/files/picture-files';

const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#c60' } })
  .jpeg()
  .toBuffer();

const photo = (name = 'loaf.jpg') => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const post = () => database().post.create({ data: { kind: 'OFFER', title: 'Rye' } });
const place = (slug: string) => database().place.create({ data: { slug, name: slug } });
const filesOf = (key: string) => readdirSync(picturesFolder()).filter((name) => name.startsWith(key));

async function staged(fields: Record<string, string | File> = {}) {
  const { pictures, mistakes } = await stagePictures(
    formOf({ picture1: photo(), everyoneAgrees: 'on', ...fields }),
  );
  expect(mistakes).toEqual({});
  const picture = pictures.picture1;
  if (!picture) throw new Error('nothing was staged');
  return { picture, pictures };
}

test('a form without pictures has none, and need not say that anybody agrees', async () => {
  const empty = new File([], '', { type: 'application/octet-stream' });
  const form = formOf({ picture1: empty, picture2: '', picture1Words: '', picture1Token: '' });
  expect(await stagePictures(form)).toEqual({ pictures: {}, mistakes: {} });
});

test('a picture is staged with its files, and becomes the post’s in the order of the fields', async () => {
  const { pictures } = await staged({ picture3: photo(), picture1Words: ' The crumb ', picture3Words: '' });
  const { id } = await post();
  const gone = await database().$transaction((db) =>
    attachPictures(db, { postId: id }, { pictures, title: 'Rye' }),
  );
  expect(gone).toEqual([]);
  const rows = await database().picture.findMany({ where: { postId: id }, orderBy: { rank: 'asc' } });
  expect(rows.map(({ words }) => words)).toEqual(['The crumb', 'Rye']);
  for (const row of rows) {
    expect(row).toMatchObject({ shape: '4:3', personId: null, stagedUntil: null, placeId: null });
    expect(filesOf(row.key)).toEqual([`${row.key}-large.webp`, `${row.key}-small.webp`]);
  }
});

test('that everyone agrees must be said of a new picture; it is kept meanwhile and not chosen again', async () => {
  const first = await stagePictures(formOf({ picture1: photo(), picture1Words: 'Our oven' }));
  expect(first.mistakes).toEqual({ everyoneAgrees: 'pictures.agree' });
  const token = first.pictures.picture1?.token ?? '';
  const again = await stagePictures(formOf({ picture1Token: token, picture1Words: 'Our oven' }));
  expect(again.mistakes).toEqual({ everyoneAgrees: 'pictures.agree' });
  const agreed = await stagePictures(
    formOf({ picture1Token: token, picture1Words: 'Our oven', everyoneAgrees: 'on' }),
  );
  expect(agreed.mistakes).toEqual({});
  expect(agreed.pictures.picture1).toMatchObject({
    key: first.pictures.picture1?.key,
    shape: '4:3',
    words: 'Our oven',
  });
});

test('left out, it is not of the form any more; chosen anew, the new one is', async () => {
  const { picture } = await staged();
  const left = await stagePictures(formOf({ picture1Token: picture.token, picture1Remove: 'on' }));
  expect(left).toEqual({ pictures: {}, mistakes: {} });
  const other = await staged({ picture1Token: picture.token });
  expect(other.picture.key).not.toBe(picture.key);
});

test('what cannot be read is said of its field, and the others are kept', async () => {
  const { pictures, mistakes } = await stagePictures(
    formOf({
      picture1: photo(),
      picture2: new File(['hello'], 'a.jpg'),
      picture3: new File([new Uint8Array(bytes.subarray(0, 150))], 'a.jpg'),
      picture1Words: 'x'.repeat(400),
      everyoneAgrees: 'on',
    }),
  );
  expect(mistakes).toEqual({
    picture1Words: 'text.tooLong',
    picture2: 'pictures.otherKind',
    picture3: 'pictures.unreadable',
  });
  expect(Object.keys(pictures)).toEqual(['picture1']);
});

test('two files in one field are a mistake, text in place of a file is none', async () => {
  const form = formOf({ picture2: 'hello', everyoneAgrees: 'on' });
  form.append('picture1', photo());
  form.append('picture1', photo());
  const { pictures, mistakes } = await stagePictures(form);
  expect(mistakes).toEqual({ picture1: 'form.twice' });
  expect(pictures).toEqual({});
});

test('a token of another’s staged picture, an expired one and a made-up one name nothing, and that is said', async () => {
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  const form = formOf({ picture1: photo(), everyoneAgrees: 'on' });
  const token = (await stagePictures(form, amina)).pictures.picture1?.token ?? '';
  const named = formOf({ picture1Token: token, everyoneAgrees: 'on' });
  const gone = { pictures: {}, mistakes: { picture1: 'pictures.gone' } };
  expect(await stagePictures(named, boris)).toEqual(gone);
  expect(await stagePictures(named, null)).toEqual(gone);
  expect((await stagePictures(named, amina)).pictures.picture1).toBeDefined();
  await database().picture.updateMany({ where: { personId: amina.id }, data: { stagedUntil: new Date(0) } });
  expect(await stagePictures(named, amina)).toEqual(gone);
  const another = formOf({ picture1Token: token, picture1: photo(), everyoneAgrees: 'on' });
  expect((await stagePictures(another, amina)).mistakes).toEqual({});
  const madeUp = formOf({ picture1Token: 'AAAA', picture2Token: pictureToken('nobody') });
  expect(await stagePictures(madeUp, amina)).toEqual({
    pictures: {},
    mistakes: { picture1: 'pictures.gone', picture2: 'pictures.gone' },
  });
});

test('a file in which nothing is is not taken for none', async () => {
  const form = formOf({ picture1: new File([], 'IMG_1.jpg', { type: 'image/jpeg' }) });
  expect((await stagePictures(form)).mistakes).toEqual({ picture1: 'pictures.unreadable' });
});

test('editing keeps what is named, takes what is new, and lets go of the rest', async () => {
  const { pictures } = await staged({ picture2: photo(), picture3: photo() });
  const [of, other] = [await place('oven'), await place('garden')];
  await database().$transaction((db) => attachPictures(db, { placeId: of.id }, { pictures, title: 'Oven' }));
  const { picture1, picture2, picture3 } = pictures;
  if (!picture1 || !picture2 || !picture3) throw new Error('nothing was staged');
  const form = formOf({
    picture1Token: picture2.token,
    picture2Token: picture1.token,
    picture2Words: 'The door',
    picture3Token: picture3.token,
    picture3Remove: 'on',
  });
  const edited = await stagePictures(form);
  expect(edited.mistakes).toEqual({});
  const gone = await database().$transaction((db) =>
    attachPictures(db, { placeId: of.id }, { pictures: edited.pictures, title: 'Oven' }),
  );
  await removePictureFiles(gone);
  expect(gone).toEqual([picture3.key]);
  expect(filesOf(picture3.key)).toEqual([]);
  const rows = await database().picture.findMany({ where: { placeId: of.id }, orderBy: { rank: 'asc' } });
  expect(rows.map(({ key }) => key)).toEqual([picture2.key, picture1.key]);
  expect(rows[1]?.words).toBe('The door');
  // A picture of one place cannot be carried off to another.
  await database().$transaction((db) =>
    attachPictures(db, { placeId: other.id }, { pictures: edited.pictures, title: 'Garden' }),
  );
  expect(await database().picture.findFirst({ where: { placeId: other.id } })).toBeNull();
  expect(await database().picture.findFirst({ where: { placeId: of.id } })).not.toBeNull();
});

test('whoever is in a picture takes it down: row and files are gone, and nobody is noted', async () => {
  const { picture, pictures } = await staged();
  const { id } = await post();
  await database().$transaction((db) => attachPictures(db, { postId: id }, { pictures, title: 'Rye' }));
  expect(await takeDown(picture.key)).toEqual({ postId: id, placeId: null });
  expect(await database().picture.findUnique({ where: { key: picture.key } })).toBeNull();
  expect(filesOf(picture.key)).toEqual([]);
  expect(await takeDown(picture.key)).toBeUndefined();
  const still = await staged();
  expect(await takeDown(still.picture.key)).toBeUndefined();
});

test('what was never sent, and files that nobody knows, are forgotten after their hour', async () => {
  const kept = await staged();
  const { id } = await post();
  await database().$transaction((db) =>
    attachPictures(db, { postId: id }, { pictures: kept.pictures, title: 'Rye' }),
  );
  const [old, young] = [await staged(), await staged()];
  await database().picture.update({ where: { key: old.picture.key }, data: { stagedUntil: new Date(0) } });
  for (const { picture } of [old, kept])
    for (const name of filesOf(picture.key)) utimesSync(path.join(picturesFolder(), name), 0, 0);
  await forgetPictures();
  expect(await database().picture.findUnique({ where: { key: old.picture.key } })).toBeNull();
  expect(filesOf(old.picture.key)).toEqual([]);
  for (const { picture } of [young, kept]) {
    expect(await database().picture.findUnique({ where: { key: picture.key } })).not.toBeNull();
    expect(filesOf(picture.key)).toHaveLength(2);
  }
});

test('of so many pictures a day, the next is refused in words; another household goes on, and the person is known elsewhere', async () => {
  const amina = await somebody();
  const [most, ofHousehold] = [64 * 2 ** 20, 256 * 2 ** 20];
  expect(await whyNotKept(most, { person: amina.id, household: 'mill' })).toBeUndefined();
  const form = () => formOf({ picture1: photo(), everyoneAgrees: 'on' });
  const enough = { pictures: {}, mistakes: { picture1: 'pictures.enough' } };
  expect(await stagePictures(form(), amina, 'mill')).toEqual(enough);
  expect(await stagePictures(form(), amina, 'another')).toEqual(enough);
  expect((await stagePictures(form(), null, 'mill')).mistakes).toEqual({});
  expect(await whyNotKept(ofHousehold, { household: 'mill' })).toBe('pictures.enough');
  expect((await stagePictures(form(), null, 'another')).mistakes).toEqual({});
});
