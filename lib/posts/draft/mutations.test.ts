import { describe, expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { editView, startOf } from '#lib/posts/draft/queries';
import { change, draft, post, row } from '#lib/posts/draft/testing';
import { callToo, leaveAsHost } from '#lib/posts/hosts/mutations';
import { createPost } from '#lib/posts/post/mutations';
import { inDays, mailsTo } from '#lib/posts/post/testing';
import { stillSo } from '#lib/posts/still-so/mutations';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const join = (occurrenceId: string, viewer: Viewer) =>
  database().joining.create({ data: { occurrenceId, personId: viewer.id } });

const evening = { when: 'day', start: '18:00' };

describe('a new post', () => {
  test('is put there by more people at once than there are connections, each with one of them', async () => {
    const viewer = await somebody();
    const settled = await draft('OFFER', { title: 'All at once' });
    const many = Array.from({ length: 14 }, () =>
      database().$transaction((db) => createPost(viewer, { draft: settled, pictures: {} }, db), {
        maxWait: 20_000,
        timeout: 20_000,
      }),
    );
    expect((await Promise.all(many)).every(Boolean)).toBe(true);
  }, 60_000);

  test('keeps what was said, is answered for by whoever sent it, and is found by its words', async () => {
    const viewer = await somebody();
    const id = await post(viewer, 'REQUEST', {
      title: 'Un pain de seigle',
      forWhom: 'Amélie',
      where: 'ich bringe Mehl',
      arrival: 'the blue door',
      allergens: 'GLUTEN',
    });
    const made = await row(id);
    expect(made).toMatchObject({
      kind: 'REQUEST',
      forWhom: 'Amélie',
      whereWords: 'ich bringe Mehl',
      food: true,
    });
    expect(made.searchText).toBe('un pain de seigle amelie ich bringe mehl');
    expect(made.hosts).toEqual([{ postId: id, personId: viewer.id }]);
    expect(made.arrival?.words).toBe('the blue door');
    expect(made.occurrences).toMatchObject([{ kind: 'ANY' }]);
  });

  test('is in the area of its place, else where its writer looked from, never finer than a few streets', async () => {
    const viewer = await somebody();
    const settled = await draft('OFFER', {});
    const data = { slug: 'old-mill', name: 'The old mill', area: '871fb4662ffffff' };
    await database().place.create({ data });
    const near = '8d1f1d4892d5b3f';
    const at = await row(await post(viewer, 'OFFER', { place: 'old-mill', near }));
    expect(at).toMatchObject({ area: '871fb4662ffffff', cell: null, searchText: 'sourdough the old mill' });
    expect(at.occurrences[0]).toMatchObject({ area: at.area, wide: at.wide });
    const there = await row(await post(viewer, 'OFFER', { near }));
    expect(there).toMatchObject({ area: '871f1d489ffffff', cell: '881f1d4893fffff' });
    await database().board.update({ where: { id: 'board' }, data: { area: '871f1d489ffffff' } });
    expect(await row(await post(viewer, 'OFFER'))).toMatchObject({
      area: '871f1d489ffffff',
      cell: null,
    });
    await database().place.update({ where: { slug: 'old-mill' }, data: { closedAt: now() } });
    await expect(draft('OFFER', { place: 'old-mill' })).rejects.toThrow('posts.noPlace');
    const late = { draft: { ...settled, place: 'old-mill' }, pictures: {} }; // it closed while the form was read
    const without = await database().$transaction((db) => createPost(viewer, late, db));
    expect(await row(without)).toMatchObject({ placeId: null, area: '871f1d489ffffff' });
  });

  test('others can be named who call it too; a name of nobody is refused', async () => {
    const [viewer, other] = [await somebody(), await somebody({ mail: true, name: 'Boris' })];
    const said = { ...evening, day: inDays(2), title: 'Baking evening' };
    const id = await post(viewer, 'ACTIVITY', { ...said, host: 'BORIS', host2: viewer.name });
    expect((await row(id)).hosts.map(({ personId }) => personId)).toEqual([viewer.id]);
    expect(await mailsTo(other)).toEqual(['Do you call it too? Baking evening']);
    await database().mail.deleteMany();
    await change(viewer, id, { kind: 'ACTIVITY', said: { ...said, host: 'Boris', title: 'Baking night' } });
    expect(await mailsTo(other)).toEqual([]); // that is no news
    await expect(draft('ACTIVITY', { ...said, host: 'Nobody' })).rejects.toThrow('posts.nobody');
  });

  test('a telephone number is published only where that is said once more', async () => {
    const words = 'call me 0171 2345678';
    await expect(draft('OFFER', { words })).rejects.toThrow('posts.telephone');
    expect(await draft('OFFER', { words, publish: 'on' })).toMatchObject({ body: words });
  });
});

describe('changing', () => {
  test('only by its hosts, and not while it is withdrawn', async () => {
    const [viewer, stranger] = [await somebody(), await somebody()];
    const id = await post(viewer, 'OFFER');
    expect(await change(stranger, id, { kind: 'OFFER', said: { title: 'Stolen' } })).toEqual({
      kind: 'missing',
    });
    expect(await editView(stranger, id)).toBeUndefined();
    expect(await change(viewer, NOWHERE, { kind: 'OFFER', said: {} })).toEqual({ kind: 'missing' });
    expect(await change(viewer, 'no id', { kind: 'OFFER', said: {}, version: 'any' })).toEqual({
      kind: 'missing',
    });
    await withdrawPost(viewer, id, '');
    expect(await change(viewer, id, { kind: 'OFFER', said: { title: 'Late' } })).toEqual({ kind: 'missing' });
    expect((await row(id)).title).toBe('Sourdough');
  });

  test('of two at once, the second hears of the first, and nothing is lost', async () => {
    const viewer = await somebody();
    const id = await post(viewer, 'OFFER', { arrival: 'blue door' });
    const before = await editView(viewer, id);
    expect(before?.start.values).toMatchObject({
      title: ['Sourdough'],
      arrival: ['blue door'],
      when: ['any'],
    });
    expect(
      await change(viewer, id, { kind: 'OFFER', said: { title: 'Rye' }, version: before?.version }),
    ).toEqual({
      kind: 'changed',
      gone: [],
    });
    expect(
      await change(viewer, id, { kind: 'OFFER', said: { title: 'Spelt' }, version: before?.version }),
    ).toEqual({
      kind: 'conflict',
    });
    expect(await row(id)).toMatchObject({ title: 'Rye', arrival: null });
  });

  test('a request becomes an activity: the same post, with what was written under it', async () => {
    const [viewer, other] = [await somebody(), await somebody()];
    const id = await post(viewer, 'REQUEST', { forWhom: 'Amina' });
    await database().message.create({
      data: { postId: id, personId: other.id, body: 'Gladly', madeAt: now() },
    });
    await change(viewer, id, { kind: 'ACTIVITY', said: { ...evening, day: inDays(2) } });
    const turned = await row(id);
    expect(turned).toMatchObject({ kind: 'ACTIVITY', startHour: '18:00', forWhom: 'Amina' });
    expect(turned.occurrences).toMatchObject([{ kind: 'HOUR' }]);
    expect(await database().message.findFirst({ where: { postId: id } })).toMatchObject({ body: 'Gladly' });
  });

  test('dates that stay keep who comes; those who were coming are told what changes for them', async () => {
    const viewer = await somebody();
    const [stays, leaves] = [await somebody({ mail: true }), await somebody({ mail: true })];
    const days = { when: 'days', start: '18:00', day: inDays(2), day2: inDays(3) };
    const id = await post(viewer, 'ACTIVITY', days);
    const [first, second] = (await row(id)).occurrences;
    if (!first || !second) throw new Error('no days');
    await join(first.id, stays);
    await join(second.id, leaves);
    await change(viewer, id, { kind: 'ACTIVITY', said: { ...days, words: 'Bring a bowl' } });
    expect([await mailsTo(stays), await mailsTo(leaves)]).toEqual([[], []]);
    await change(viewer, id, { kind: 'ACTIVITY', said: { ...days, start: '19:00', day2: inDays(4) } });
    const after = await row(id);
    expect(after.occurrences.map(({ starts }) => dayOf(starts, zone()))).toEqual([inDays(2), inDays(4)]);
    expect(after.occurrences[0]?.id).toBe(first.id);
    expect(await database().joining.findFirst({ where: { occurrenceId: first.id } })).not.toBeNull();
    expect(await mailsTo(stays)).toEqual(['It has changed: Sourdough']);
    expect(await mailsTo(leaves)).toEqual(['Not on that date: Sourdough']);
    // Who comes to both hears of the one that goes, and that says it all.
    const both = await somebody({ mail: true });
    for (const date of after.occurrences) await join(date.id, both);
    await change(viewer, id, { kind: 'ACTIVITY', said: { when: 'day', day: inDays(2), start: '20:00' } });
    expect(await mailsTo(both)).toEqual(['Not on that date: Sourdough']);
  });

  test('a rhythm edited keeps the dates that still fit, called off or not', async () => {
    const viewer = await somebody();
    const rhythm = { when: 'rhythm', rhythm: 'week', start: '18:00', day: inDays(2) };
    const id = await post(viewer, 'ACTIVITY', rhythm);
    const [, second] = (await row(id)).occurrences;
    await database().occurrence.update({
      where: { id: second?.id },
      data: { calledOff: true, words: 'rain' },
    });
    await change(viewer, id, {
      kind: 'ACTIVITY',
      said: {
        ...rhythm,
        rhythm: 'two-weeks',
        day: inDays(9),
        without: inDays(23),
      },
    });
    const { occurrences } = await row(id);
    expect(occurrences[0]).toMatchObject({ id: second?.id, calledOff: true, words: 'rain' });
    expect(occurrences.map(({ starts }) => dayOf(starts, zone())).slice(0, 3)).toEqual([
      inDays(9),
      inDays(37),
      inDays(51),
    ]);
  });
});

test('still so: any day begins anew, for its host only', async () => {
  const [viewer, stranger] = [await somebody(), await somebody()];
  const id = await post(viewer, 'OFFER');
  const ago = (days: number) => new Date(now().getTime() - days * 24 * 60 * 60 * 1000);
  await database().occurrence.updateMany({ where: { postId: id }, data: { starts: ago(32), ends: ago(2) } });
  expect(await stillSo(stranger, id)).toBe(false);
  expect(await stillSo(viewer, id)).toBe(true);
  expect((await row(id)).occurrences[0]?.ends.getTime()).toBeGreaterThan(now().getTime());
  expect(await stillSo(viewer, await post(viewer, 'OFFER', { when: 'today' }))).toBe(false);
});

test('its words are there for whoever puts it up again, until it is forgotten', async () => {
  const viewer = await somebody();
  const id = await post(viewer, 'OFFER');
  const ago = (days: number) => new Date(now().getTime() - days * 24 * 60 * 60 * 1000);
  const titleAgain = async () => (await startOf('OFFER', viewer, { again: id })).values.title;
  await database().occurrence.updateMany({ where: { postId: id }, data: { starts: ago(32), ends: ago(2) } });
  expect(await titleAgain()).toEqual(['Sourdough']);
  expect(await editView(viewer, id)).toBeDefined();
  await database().occurrence.updateMany({ where: { postId: id }, data: { ends: ago(4) } });
  expect(await titleAgain()).toBeUndefined();
  expect(await editView(viewer, id)).toBeUndefined();
});

test('a host leaves where another remains, and never both at once', async () => {
  const [viewer, other] = [await somebody(), await somebody()];
  const id = await post(viewer, 'ACTIVITY', { ...evening, day: inDays(2), host: other.name });
  await callToo(other, id);
  const left = await Promise.all([leaveAsHost(viewer, id), leaveAsHost(other, id)]);
  expect(left.sort()).toEqual([false, true]);
  expect((await row(id)).hosts).toHaveLength(1);
});
