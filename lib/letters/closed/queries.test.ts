import { expect, test } from 'vitest';
import { letAuthorWrite } from '#lib/letters/leave/mutations';
import { beginLetters, writeLetter } from '#lib/letters/mutations';
import { letters, lettersWith } from '#lib/letters/queries';
import { begun, closed, post, writeAtPlace } from '#lib/letters/testing';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

const DAY = 24 * 60 * 60 * 1000;

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
  await wrote(walter, 2);
  await wrote(xenia, 31);
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBe('strangers');
  await wrote(xenia, 1);
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBeNull();
  await database().place.update({ where: { id: mill.id }, data: { closedAt: new Date() } });
  expect((await lettersWith(walter, 'Xenia'))?.closed).toBe('strangers');
});

test('a host begins to whoever wrote under their post, until it is forgotten; to have written opens nobody’s letter box', async () => {
  const [host, writer, late] = [await somebody('Greta'), await somebody('Hugo'), await somebody('Ida')];
  await post(host, [writer], 1);
  await post(host, [late], 4);
  expect(await lettersWith(host, 'Hugo')).toEqual({ correspondenceId: null, closed: null });
  expect(await closed(host, 'Ida')).toBe('strangers');
  for (const [viewer, name] of [
    [writer, 'Greta'],
    [late, 'Greta'],
    [writer, 'Ida'],
  ] as const)
    expect(await closed(viewer, name)).toBe('strangers');
});

test('a host’s answer under their post lets whoever asked write, not whoever asked after it', async () => {
  const [host, asked, later] = [await somebody('Gerd'), await somebody('Hana'), await somebody('Inge')];
  const about = { postId: await post(host, [asked], 1) };
  const says = (person: Viewer, madeAt: Date) =>
    database().message.create({ data: { ...about, personId: person.id, body: 'yes', madeAt } });
  await says(host, new Date(Date.now() + 1000));
  await says(later, new Date(Date.now() + 2000));
  expect([await closed(asked, 'Gerd'), await closed(later, 'Gerd')]).toEqual([null, 'strangers']);
  expect(await closed(asked, 'Inge')).toBeNull();
});

test('being named among those who call an activity opens no letter box; to answer does', async () => {
  const [named, names] = [await somebody('Vera'), await somebody('Mallory')];
  const { id } = await database().post.create({
    data: {
      kind: 'ACTIVITY',
      title: 'A trap',
      hosts: { create: [{ personId: names.id }, { personId: named.id }] },
      occurrences: { create: { kind: 'DATE', starts: new Date(), ends: new Date(Date.now() + DAY) } },
    },
  });
  expect(await closed(names, 'Vera')).toBe('strangers');
  expect(await beginLetters(names, { name: 'Vera', words: 'hello' }, database())).toBeUndefined();
  await database().message.create({
    data: { postId: id, personId: named.id, body: 'I am in', madeAt: new Date() },
  });
  expect(await closed(names, 'Vera')).toBeNull();
});

test('"you may write to me", at a message: its author begins, nobody else, and while it is there', async () => {
  const [writer, reader, third] = [await somebody('Yara'), await somebody('Zeno'), await somebody('Yves')];
  const message = await writeAtPlace(writer);
  await writeAtPlace(third);
  expect(await closed(writer, 'Zeno')).toBe('strangers');
  expect(await letAuthorWrite(writer, message, database())).toBeUndefined();
  for (const _ of [1, 2]) expect(await letAuthorWrite(reader, message, database())).toBe('/places/mill');
  expect([await closed(writer, 'Zeno'), await closed(third, 'Zeno'), await closed(reader, 'Yara')]).toEqual([
    null,
    'strangers',
    'strangers',
  ]);
  await database().message.delete({ where: { id: message } });
  expect(await closed(writer, 'Zeno')).toBe('strangers');
});

test('"you may write to me" is said where one reads', async () => {
  const [host, writer, stranger] = [await somebody('Ada'), await somebody('Bela'), await somebody('Cora')];
  const postId = await post(host, [writer], 1);
  const { id } = await database().message.findFirstOrThrow({ where: { postId } });
  expect(await letAuthorWrite(stranger, id, database())).toBeUndefined();
  expect(await letAuthorWrite(stranger, 'x', database())).toBeUndefined();
  expect(await letAuthorWrite(host, id, database())).toBe(`/posts/${postId}`);
});

test('whoever is new here begins no letter, also where they were answered, and answers those they get', async () => {
  const [nele, host] = [await newcomer('Nele'), await somebody('Olaf')];
  for (const each of [nele, host, nele]) await writeAtPlace(each);
  expect(await closed(nele, 'Olaf')).toBe('newcomer');
  expect(await beginLetters(nele, { name: 'Olaf', words: 'hello' }, database())).toBeUndefined();
  const id = await begun(host, 'Nele');
  expect(await writeLetter(nele, { id, words: 'hello' }, database())).toBe(true);
});
