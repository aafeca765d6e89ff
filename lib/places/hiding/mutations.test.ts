import { expect, test } from 'vitest';
import { fedPost } from '#lib/feeds/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import { placesOnMap } from '#lib/places/around';
import { hideHome, showHome } from '#lib/places/hiding/mutations';
import { aWhile, changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { undoTo } from '#lib/places/versions/mutations';
import { version } from '#lib/places/versions/queries';
import { database } from '#lib/platform/database/client';
import { arrival } from '#lib/posts/arrival/queries';
import { post as put } from '#lib/posts/draft/testing';
import { pictureSeenBy } from '#lib/posts/post/queries';
import { areaOf, placeCell } from '#lib/values/geo/cell';
import { randomToken } from '#lib/values/text/random';

const CELL = placeCell(52.53, 13.42);
const AREA = areaOf(CELL) as string;

test('“I live here” hides spot, pictures and the way at one tap of whoever opened it, and shows them again', async () => {
  const [lives, other] = [await newcomer(), await somebody()];
  const opened = await openedPlace({ cell: CELL, whereWords: 'The green door' }, lives);
  const { slug, id } = opened;
  const key = randomToken();
  await database().picture.create({ data: { key, shape: '1:1', placeId: id } });
  await changePlaceBy(other, opened, { cell: CELL, whereWords: 'The blue door' });
  const [change] = await past(other, slug);
  const offer = await put(lives, 'OFFER', { title: 'Brioche', place: slug });
  await aWhile((db) =>
    db.arrival.upsert({ where: { postId: offer }, create: { postId: offer, words: 'Key' }, update: {} }),
  );
  const seen = async () => ({
    page: await here(slug),
    version: await version(slug, change?.id ?? ''),
    fed: (await fedPost(offer))?.place?.whereWords,
    onMap: (await placesOnMap(AREA)).some((place) => place.id === id),
    picture: await pictureSeenBy(async () => other, key),
  });
  expect(await hideHome(other, slug)).toBe(false);
  expect(await seen()).toMatchObject({ fed: 'The blue door', onMap: true, picture: 'everybody' });
  expect(await hideHome(lives, slug)).toBe(true);
  const hidden = { whereWords: '', cell: AREA };
  expect(await seen()).toMatchObject({
    ...{ page: { ...hidden, area: AREA, pictures: [] }, version: hidden },
    ...{ fed: '', onMap: false, picture: undefined },
  });
  // Nobody says it in their stead, by no way.
  await changePlaceBy(other, await here(slug), { words: 'Warm', cell: CELL, whereWords: 'The blue door' });
  expect(await here(slug)).toMatchObject({ ...hidden, words: 'Warm' });
  await undoTo(other, change?.id ?? '');
  expect(await here(slug)).toMatchObject(hidden);
  expect(await showHome(other, slug)).toBe(false);
  expect(await showHome(lives, slug)).toBe(true);
  expect(await seen()).toMatchObject({
    ...{ page: { whereWords: 'The blue door', cell: CELL }, fed: 'The blue door', onMap: true },
    ...{ picture: 'everybody', version: hidden },
  });
  expect(await arrival(lives, offer)).toMatchObject({ words: 'Key' });
});
