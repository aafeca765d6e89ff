import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { begun, twoWhoTalked } from '#lib/letters/testing';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { post } from '#lib/posts/draft/testing';
import { reportable } from '#lib/reports/queries';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const may = async (viewer: Viewer | null, kind: string, id = '') =>
  (await reportable(viewer, kind, id)) !== undefined;

test('visitors report what they see; words, and what people say of themselves, whoever has a name', async () => {
  const [author, fresh] = [await somebody(), await newcomer()];
  const postId = await post(author, 'OFFER');
  const placeId = (await openedPlace()).id;
  const message = await writeMessage(author, { about: { placeId }, words: 'I know where you live' });
  await database().person.update({ where: { id: author.id }, data: { words: 'I sell pills' } });
  const line = { placeId, words: 'Warm', until: new Date(Date.now() + 60_000) };
  const today = await database().todayLine.create({ data: line });
  const picture = await database().picture.create({ data: { key: 'k'.repeat(32), shape: '4:3', postId } });
  for (const [kind, id, visitors] of [
    ['post', postId, true],
    ['today', today.id, true],
    ['picture', picture.key, true],
    ['message', message?.id, false],
    ['about', author.id, false],
  ] as const) {
    expect([kind, await may(null, kind, id), await may(fresh, kind, id)]).toEqual([kind, visitors, true]);
    for (const none of [NOWHERE, 'x', '']) expect(await may(fresh, kind, none)).toBe(false);
  }
  expect(await may(fresh, 'about', fresh.id)).toBe(false); // they say nothing
  expect(await may(fresh, 'place', placeId)).toBe(false);
});

test('a letter is reported by whoever got it and has opened it, and by nobody else', async () => {
  const [ben, carla] = await twoWhoTalked('Ben', 'Carla');
  const other = await somebody();
  const correspondenceId = await begun(ben, 'Carla', 'Be careful');
  const { id } = await database().letter.findFirstOrThrow({ where: { correspondenceId } });
  const all = () => Promise.all([ben, carla, other, null].map((viewer) => may(viewer, 'letter', id)));
  expect(await all()).toEqual([false, false, false, false]);
  await database().correspondence.update({ where: { id: correspondenceId }, data: { opened: true } });
  expect(await all()).toEqual([false, true, false, false]);
});
