import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { putPictureIntoPlace } from '#lib/conversations/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { attachPictures, takeDown } from '#lib/pictures/mutations';
import { stagePictures } from '#lib/pictures/staged/mutations';
import { database } from '#lib/platform/database/client';
import { picturesFolder } from '#lib/platform/files/picture-files';

const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#c60' } })
  .jpeg()
  .toBuffer();

async function bakehouse(slug: string): Promise<string> {
  return (await database().place.create({ data: { slug, name: 'The old bakehouse' } })).id;
}

/** A post with a picture; returns the picture's key. */
async function pictured(host: Viewer, placeId: string | null): Promise<string> {
  const { id } = await database().post.create({
    data: {
      kind: 'OFFER',
      title: 'Rye',
      placeId,
      hosts: { create: { personId: host.id } },
      occurrences: { create: { kind: 'DATE', starts: new Date(0), ends: new Date(Date.now() + 86_400_000) } },
    },
  });
  const form = new FormData();
  form.set('picture1', new File([new Uint8Array(bytes)], 'loaf.jpg', { type: 'image/jpeg' }));
  form.set('picture1Words', 'The crumb');
  form.set('everyoneAgrees', 'on');
  const { pictures } = await stagePictures(form, host);
  await database().$transaction((db) => attachPictures(db, { postId: id }, { pictures, title: 'Rye' }));
  return pictures.picture1?.key ?? '';
}

const put = (viewer: Viewer, key: string) =>
  database().$transaction((db) => putPictureIntoPlace(viewer, key, db));
const at = (placeId: string) => database().picture.findMany({ where: { placeId } });

test('a copy of one’s own picture stands at the place, and stays when the post’s goes', async () => {
  const host = await somebody('Amina');
  const placeId = await bakehouse('one');
  const key = await pictured(host, placeId);
  expect(await put(host, key)).toEqual({ kind: 'added', slug: 'one' });
  const [copy] = await at(placeId);
  expect(copy).toMatchObject({
    words: 'The crumb',
    shape: '4:3',
    personId: null,
    stagedUntil: null,
    postId: null,
  });
  expect(copy?.key).not.toBe(key);
  await takeDown(key);
  expect(readdirSync(picturesFolder()).filter((name) => name.startsWith(copy?.key ?? ''))).toHaveLength(2);
});

test('others cannot, and nowhere is no place', async () => {
  const [host, other] = [await somebody('Boris'), await somebody('Clara')];
  const placeId = await bakehouse('two');
  expect(await put(other, await pictured(host, placeId))).toEqual({ kind: 'missing' });
  expect(await put(host, await pictured(host, null))).toEqual({ kind: 'missing' });
  expect(await put(host, 'x')).toEqual({ kind: 'missing' });
  expect(await at(placeId)).toEqual([]);
});

test('where the page has no room for more, nothing is lost and nothing added', async () => {
  const host = await somebody('Dora');
  const placeId = await bakehouse('three');
  const key = await pictured(host, placeId);
  for (const _ of 'abcdef') await put(host, key);
  const before = await at(placeId);
  expect(await put(host, key)).toEqual({ kind: 'full' });
  expect(await at(placeId)).toEqual(before);
});
