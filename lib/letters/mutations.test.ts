import { beforeAll, expect, test } from 'vitest';
import { correspondences, hasUnreadLetters } from '#lib/letters/correspondence/queries';
import { beginLetters, openLetters, writeLetter } from '#lib/letters/mutations';
import { letters, lettersWith } from '#lib/letters/queries';
import { changeProfile } from '#lib/people/person/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

const DAY = 24 * 60 * 60 * 1000;
let place: string;

beforeAll(async () => {
  place = (await database().place.create({ data: { slug: 'mill', name: 'The mill' } })).id;
});

async function writeAtPlace(person: Viewer, madeAt = new Date()) {
  await database().message.create({ data: { placeId: place, personId: person.id, body: 'hello', madeAt } });
}

/** A post whose last date ended so many days ago, with its host and whoever wrote in it. */
async function post(host: Viewer, writers: Viewer[], endedDaysAgo: number) {
  const ends = new Date(Date.now() - endedDaysAgo * DAY);
  await database().post.create({
    data: {
      kind: 'OFFER',
      title: 'Bread',
      hosts: { create: { personId: host.id } },
      occurrences: { create: { kind: 'DATE', starts: new Date(ends.getTime() - DAY), ends } },
      messages: { create: writers.map(({ id }) => ({ personId: id, body: 'me', madeAt: new Date() })) },
    },
  });
}

async function twoWhoTalked(one: string, other: string): Promise<[Viewer, Viewer]> {
  const [a, b] = [await somebody(one), await somebody(other)];
  await writeAtPlace(a);
  await writeAtPlace(b);
  return [a, b];
}

test('two who wrote at one place write letters, which nobody else can read or find', async () => {
  const [amina, boris] = await twoWhoTalked('Amina', 'Boris');
  const id = await beginLetters(amina, { name: 'boris', words: 'canary one' }, database());
  if (!id) throw new Error('could not begin');
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

test('strangers cannot begin, nor can anybody write to themselves or to nobody', async () => {
  const [emil, fanny] = [await somebody('Emil'), await somebody('Fanny')];
  await writeAtPlace(emil);
  expect(await beginLetters(emil, { name: 'Fanny', words: 'hello' }, database())).toBeUndefined();
  expect(await lettersWith(emil, 'Fanny')).toEqual({ correspondenceId: null, closed: 'strangers' });
  expect(await beginLetters(fanny, { name: 'Fanny', words: 'hello' }, database())).toBeUndefined();
  expect(await beginLetters(fanny, { name: 'Nobody', words: 'hello' }, database())).toBeUndefined();
  expect(await letters(fanny, 'not-an-id')).toBeUndefined();
});

test('a place that closed opens no letters, nor do words that are too old', async () => {
  const [walter, xenia] = [await somebody('Walter'), await somebody('Xenia')];
  const mill = await database().place.create({ data: { slug: 'closed', name: 'The other mill' } });
  const wrote = (person: Viewer, daysAgo: number) =>
    database().message.create({
      data: {
        ...{ placeId: mill.id, personId: person.id, body: 'hello' },
        madeAt: new Date(Date.now() - daysAgo * DAY),
      },
    });
  await wrote(walter, 1);
  await wrote(xenia, 31);
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBe('strangers');
  await wrote(xenia, 1);
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBeNull();
  await database().place.update({ where: { id: mill.id }, data: { closedAt: new Date() } });
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBe('strangers');
});

test('a host and whoever wrote under their post can begin, until it is forgotten', async () => {
  const [host, writer, late] = [await somebody('Greta'), await somebody('Hugo'), await somebody('Ida')];
  await post(host, [writer], 1);
  await post(host, [late], 4);
  expect(await lettersWith(host, 'Hugo')).toEqual({ correspondenceId: null, closed: null });
  expect(await lettersWith(writer, 'Greta')).toEqual({ correspondenceId: null, closed: null });
  expect((await lettersWith(late, 'Greta'))?.closed).toBe('strangers');
  expect((await lettersWith(writer, 'Ida'))?.closed).toBe('strangers');
});

test('naming somebody among those who call an activity does not open their letter box', async () => {
  const [named, names] = [await somebody('Vera'), await somebody('Mallory')];
  const { id } = await database().post.create({
    data: {
      kind: 'ACTIVITY',
      title: 'A trap',
      hosts: { create: [{ personId: names.id }, { personId: named.id }] },
      occurrences: { create: { kind: 'DATE', starts: new Date(), ends: new Date(Date.now() + DAY) } },
    },
  });
  expect((await lettersWith(names, 'Vera'))?.closed).toBe('strangers');
  expect(await beginLetters(names, { name: 'Vera', words: 'hello' }, database())).toBeUndefined();
  await database().message.create({
    data: { postId: id, personId: named.id, body: 'I am in', madeAt: new Date() },
  });
  expect((await lettersWith(names, 'Vera'))?.closed).toBeNull();
});

test('whoever takes letters from nobody gets none, in an old correspondence neither', async () => {
  const [jan, kim] = await twoWhoTalked('Jan', 'Kim');
  const id = await beginLetters(jan, { name: 'Kim', words: 'hello' }, database());
  if (!id) throw new Error('could not begin');
  await changeProfile(kim, { lettersFrom: 'NOBODY' });
  expect(await writeLetter(jan, { id, words: 'are you there?' }, database())).toBe(false);
  expect(await writeLetter(kim, { id, words: 'no' }, database())).toBe(false);
  expect((await letters(jan, id))?.closed).toBe('theirs');
  expect((await letters(kim, id))?.closed).toBe('mine');
});

test('an answer can be written when the conversation is forgotten, but not when all letters are', async () => {
  const [lena, moritz] = await twoWhoTalked('Lena', 'Moritz');
  const id = await beginLetters(lena, { name: 'Moritz', words: 'hello' }, database());
  if (!id) throw new Error('could not begin');
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
  const id = await beginLetters(nora, { name: 'Otto', words: 'first' }, database());
  if (!id) throw new Error('could not begin');
  for (let at = 0; at < 60; at += 1) await writeLetter(nora, { id, words: `letter ${at}` }, database());
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
  await writeAtPlace(third);
  const id = await beginLetters(paul, { name: 'Quinn', words: 'hello' }, database());
  if (!id) throw new Error('could not begin');
  for (const name of ['Paul', 'Quinn']) expect((await lettersWith(third, name))?.closed).toBeNull();
  expect(await writeLetter(third, { id, words: 'me too' }, database())).toBe(false);
  expect(itemsOf((await letters(quinn, id))?.letters).map(({ words }) => words)).toEqual(['hello']);
});

test('of letters, each is hidden thirty days after it was written', async () => {
  const [sara, tom] = await twoWhoTalked('Sara', 'Tom');
  const id = await beginLetters(sara, { name: 'Tom', words: 'long ago' }, database());
  if (!id) throw new Error('could not begin');
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
  expect(itemsOf((await letters(sara, id))?.letters).map(({ words }) => words)).toEqual(['lately']);
});

test('by mail one is told of a letter once, until it is opened', async () => {
  const [uma, viktor] = [await somebody('Uma'), await somebody({ mail: true, name: 'Viktor' })];
  for (const each of [uma, viktor]) await writeAtPlace(each);
  const waiting = async () => (await database().mail.findMany({ where: { personId: viktor.id } })).length;
  const id = await beginLetters(uma, { name: 'Viktor', words: 'one' }, database());
  if (!id) throw new Error('could not begin');
  await writeLetter(uma, { id, words: 'two' }, database());
  expect(await waiting()).toBe(1);
  await openLetters(viktor, id);
  await writeLetter(uma, { id, words: 'three' }, database());
  expect(await waiting()).toBe(2);
});
