import { beforeEach, describe, expect, test } from 'vitest';
import { renewCopies } from '#lib/operations/copies/jobs';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openPlace } from '#lib/places/place/mutations';
import { aWhile, PAGE } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import {
  AROUND_BERLIN,
  AROUND_PARIS,
  AT_BERLIN,
  AT_PARIS,
  follows,
  inParis,
} from '#lib/posts/copies/testing';
import { row } from '#lib/posts/draft/testing';

let viewer: Viewer;
beforeEach(async () => {
  viewer = await somebody();
});

describe('after an update', () => {
  const folded = () => database().board.update({ where: { id: 'board' }, data: { foldedBy: '' } });
  const mark = async () => (await database().board.findUniqueOrThrow({ where: { id: 'board' } })).foldedBy;

  test('posts that lag behind their place are brought to it, and are news where they come to', async () => {
    const { place, id } = await inParis(viewer);
    await database().place.update({ where: { id: place.id }, data: { ...AT_BERLIN, area: AROUND_BERLIN } });
    const half = await inParis(viewer);
    await database().occurrence.updateMany({ where: { postId: half.id }, data: { area: null } });
    const before = await row(id);
    await folded();
    await renewCopies();
    const kept = await follows(id, AT_BERLIN);
    await follows(half.id, AT_PARIS);
    expect(kept.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
    expect(
      await database().pendingMatch.findFirst({ where: { postId: id, area: AROUND_PARIS } }),
    ).not.toBeNull();
  });

  test('words that were folded otherwise are folded again, and nobody is told', async () => {
    const { place, id } = await inParis(viewer);
    const { slug } = await aWhile((db) => openPlace({ ...PAGE, name: 'Oven' }, db));
    await database().post.update({ where: { id }, data: { searchText: 'BRIOCHE cafe paris' } });
    await database().place.update({ where: { slug }, data: { searchText: 'OVEN' } });
    await database().watch.create({
      data: { personId: viewer.id, said: 'Rye 5', words: ['RYE'], begins: 'RYE', placeId: place.id },
    });
    const { changedAt } = await row(id);
    await database().pendingMatch.deleteMany();
    await folded();
    await renewCopies();
    expect(await mark()).toBe('');
    expect(await follows(id, AT_PARIS)).toMatchObject({ changedAt });
    expect((await database().place.findUniqueOrThrow({ where: { slug } })).searchText).toMatch(/^oven /);
    expect(await database().watch.findFirst({ where: { said: 'Rye 5' } })).toMatchObject({
      words: ['rye', '5'],
      begins: 'rye',
    });
    expect(await database().pendingMatch.findFirst({ where: { postId: id } })).toBeNull();
    await renewCopies();
    expect(await mark()).not.toBe('');
  });
});
