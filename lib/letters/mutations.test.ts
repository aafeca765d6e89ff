import { expect, test } from 'vitest';
import { correspondences, hasUnreadLetters } from '#lib/letters/correspondence/queries';
import { readFirst } from '#lib/letters/ending/mutations';
import { beginLetters, openLetters, writeLetter } from '#lib/letters/mutations';
import { letters, lettersWith } from '#lib/letters/queries';
import { begun, twoWhoTalked, writeAtPlace } from '#lib/letters/testing';
import { changeProfile } from '#lib/people/person/mutations';
import { somebody } from '#lib/people/person/testing';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

const DAY = 24 * 60 * 60 * 1000;

test('two who wrote at one place write letters, which nobody else can read or find', async () => {
  const [amina, boris] = await twoWhoTalked('Amina', 'Boris');
  const id = await begun(amina, 'boris', 'canary one');
  expect(await hasUnreadLetters(boris)).toBe(true);
  expect(await hasUnreadLetters(amina)).toBe(false);
  await openLetters(amina, id);
  expect(await hasUnreadLetters(boris)).toBe(true);
  await openLetters(boris, id);
  expect(await hasUnreadLetters(boris)).toBe(false);
  expect(await writeLetter(boris, { id, words: 'canary two' }, database())).toBe(true);
  const view = await letters(amina, id);
  expect(view?.name).toBe('Boris');
  expect(itemsOf(view?.letters).map(({ words, isMine }) => [words, isMine])).toEqual([
    ['canary one', true],
    ['canary two', false],
  ]);
  expect(itemsOf(await correspondences(amina)).map(({ name, hasNews }) => [name, hasNews])).toEqual([
    ['Boris', true],
  ]);
  const stranger = await somebody('Stranger');
  expect(await letters(stranger, id)).toBeUndefined();
  expect(await writeLetter(stranger, { id, words: 'me too' }, database())).toBe(false);
  expect(itemsOf(await correspondences(stranger))).toEqual([]);
  await openLetters(stranger, id);
  expect(await hasUnreadLetters(amina)).toBe(true);
  const rows = await database().letter.findMany();
  for (const { sealed } of rows) expect(Buffer.from(sealed).toString('latin1')).not.toContain('canary');
});

test('two begin at once, and it is one correspondence', async () => {
  const [one, two] = await twoWhoTalked('Clara', 'Dora');
  const ids = await Promise.all([
    database().$transaction((db) => beginLetters(one, { name: 'Dora', words: 'a' }, db)),
    database().$transaction((db) => beginLetters(two, { name: 'Clara', words: 'b' }, db)),
  ]);
  expect(ids[0]).toBeDefined();
  expect(ids[0]).toBe(ids[1]);
});

test('whoever takes letters from nobody gets none, in an old correspondence neither', async () => {
  const [jan, kim] = await twoWhoTalked('Jan', 'Kim');
  const id = await begun(jan, 'Kim', 'hello');
  await changeProfile(kim, { lettersFrom: 'NOBODY' });
  expect(await writeLetter(jan, { id, words: 'are you there?' }, database())).toBe(false);
  expect(await writeLetter(kim, { id, words: 'no' }, database())).toBe(false);
  expect((await letters(jan, id))?.closed).toBe('theirs');
  expect((await letters(kim, id))?.closed).toBe('mine');
});

test('an answer can be written when the conversation is forgotten, but not when all letters are', async () => {
  const [lena, moritz] = await twoWhoTalked('Lena', 'Moritz');
  const id = await begun(lena, 'Moritz', 'hello');
  await database().message.deleteMany({ where: { personId: lena.id } });
  expect(await writeLetter(moritz, { id, words: 'hello' }, database())).toBe(true);
  await database().letter.updateMany({
    where: { correspondenceId: id },
    data: { madeAt: new Date(Date.now() - 31 * DAY) },
  });
  expect(await letters(moritz, id)).toBeUndefined();
  expect(await hasUnreadLetters(lena)).toBe(false);
  expect(await writeLetter(moritz, { id, words: 'hello' }, database())).toBe(false);
});

test('of many letters the latest stand on the page, and the earlier ones before them', async () => {
  const [nora, otto] = await twoWhoTalked('Nora', 'Otto');
  const id = await begun(nora, 'Otto', 'first');
  for (let at = 0; at < 60; at += 1) await writeLetter(nora, { id, words: `letter ${at}` }, database());
  await readFirst(otto, id);
  const latest = await letters(otto, id);
  expect(itemsOf(latest?.letters).at(-1)?.words).toBe('letter 59');
  const before = await letters(otto, id, latest?.earlier ?? undefined);
  expect(itemsOf(before?.letters)[0]?.words).toBe('first');
  expect(before?.earlier).toBeNull();
  expect(before?.isLatest).toBe(false);
});

test('whoever may write to one of two writes nothing into the letters of the two', async () => {
  const [paul, quinn] = await twoWhoTalked('Paul', 'Quinn');
  const third = await somebody('Rosa');
  for (const each of [third, paul, quinn]) await writeAtPlace(each);
  const id = await begun(paul, 'Quinn', 'hello');
  for (const name of ['Paul', 'Quinn']) expect((await lettersWith(third, name))?.closed).toBeNull();
  expect(await writeLetter(third, { id, words: 'me too' }, database())).toBe(false);
  await readFirst(quinn, id);
  expect(itemsOf((await letters(quinn, id))?.letters).map(({ words }) => words)).toEqual(['hello']);
});

test('of letters, each is hidden thirty days after it was written', async () => {
  const [sara, tom] = await twoWhoTalked('Sara', 'Tom');
  const id = await begun(sara, 'Tom', 'long ago');
  await database().letter.updateMany({
    where: { correspondenceId: id },
    data: { madeAt: new Date(Date.now() - 30 * DAY) },
  });
  await database().letter.create({
    data: {
      ...{ correspondenceId: id, personId: tom.id, sealed: seal('letter', 'lately') },
      madeAt: new Date(Date.now() - 29 * DAY),
    },
  });
  await readFirst(sara, id);
  expect(itemsOf((await letters(sara, id))?.letters).map(({ words }) => words)).toEqual(['lately']);
});

test('by mail one is told of a letter once, until it is opened', async () => {
  const [uma, viktor] = [await somebody('Uma'), await somebody({ mail: true, name: 'Viktor' })];
  for (const each of [uma, viktor]) await writeAtPlace(each);
  const waiting = async () => (await database().mail.findMany({ where: { personId: viktor.id } })).length;
  const id = await begun(uma, 'Viktor', 'one');
  await writeLetter(uma, { id, words: 'two' }, database());
  expect(await waiting()).toBe(1);
  // Until they ask for the first ones, once at all.
  await openLetters(viktor, id);
  await writeLetter(uma, { id, words: 'three' }, database());
  expect(await waiting()).toBe(1);
  await readFirst(viktor, id);
  await openLetters(viktor, id);
  await writeLetter(uma, { id, words: 'four' }, database());
  expect(await waiting()).toBe(2);
});
