import { expect, test } from 'vitest';
import { correspondences } from '#lib/letters/correspondence/queries';
import { endLetters, readFirst } from '#lib/letters/ending/mutations';
import { beginLetters, writeLetter } from '#lib/letters/mutations';
import { letters } from '#lib/letters/queries';
import { emptyCorrespondences } from '#lib/letters/sweep';
import { begun, closed, twoWhoTalked } from '#lib/letters/testing';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';

test('somebody’s first letters wait until they are asked for: their words stand nowhere before', async () => {
  const [one, two] = await twoWhoTalked('Pia', 'Rolf');
  const id = await begun(one, 'Rolf', 'canary first');
  await writeLetter(one, { id, words: 'canary second' }, database());
  const view = await letters(two, id);
  expect([view?.waits, view?.earlier, itemsOf(view?.letters)]).toEqual([true, null, []]);
  expect((await letters(one, id))?.waits).toBe(false);
  expect(itemsOf(await correspondences(two)).map(({ name }) => name)).toEqual(['Pia']);
  expect([
    await readFirst(one, id),
    await readFirst(await somebody(), id),
    await readFirst(two, 'x'),
  ]).toEqual([...[false, false, false]]);
  expect((await letters(two, id))?.waits).toBe(true);
  expect(await readFirst(two, id)).toBe(true);
  expect(itemsOf((await letters(two, id))?.letters).map(({ words }) => words)).toEqual([
    'canary first',
    'canary second',
  ]);
});

test('where two begin, each has opened the letters of the other by writing', async () => {
  const [one, two] = await twoWhoTalked('Sven', 'Tara');
  const id = await begun(one, 'Tara');
  expect(await begun(two, 'Sven')).toBe(id);
  for (const each of [one, two]) expect((await letters(each, id))?.waits).toBe(false);
});

test('letters that one ended are closed to both, also once all of them have gone, until it is taken back', async () => {
  const [one, two] = await twoWhoTalked('Udo', 'Vreni');
  const id = await begun(one, 'Vreni');
  expect(await endLetters(two, { name: 'udo', ended: true })).toBe(true);
  expect([await closed(two, 'Udo'), await closed(one, 'Vreni')]).toEqual(['ended', 'theirs']);
  for (const each of [one, two])
    expect(await writeLetter(each, { id, words: 'still' }, database())).toBe(false);
  expect(await beginLetters(one, { name: 'Vreni', words: 'still' }, database())).toBeUndefined();
  await database().letter.deleteMany({ where: { correspondenceId: id } });
  await emptyCorrespondences(database(), now(), '');
  expect(await closed(one, 'Vreni')).toBe('theirs');
  // Whoever it was ended by takes nothing back.
  await endLetters(one, { name: 'Vreni', ended: false });
  expect(await closed(one, 'Vreni')).toBe('theirs');
  await endLetters(two, { name: 'Udo', ended: false });
  expect(await closed(one, 'Vreni')).toBeNull();
  expect(await endLetters(two, { name: 'Vreni', ended: true })).toBe(false);
  expect(await endLetters(two, { name: 'Nobody', ended: true })).toBe(false);
});

test('letters can be ended before there are any', async () => {
  const [one, two] = await twoWhoTalked('Wim', 'Xaver');
  await endLetters(two, { name: 'Wim', ended: true });
  expect(await beginLetters(one, { name: 'Xaver', words: 'hello' }, database())).toBeUndefined();
  expect(itemsOf(await correspondences(two))).toEqual([]);
});
