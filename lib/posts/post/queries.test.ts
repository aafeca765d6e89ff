import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { post } from '#lib/posts/post/queries';
import { activity, inDays } from '#lib/posts/post/testing';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(now().getTime() - days * DAY);

/** An activity of tomorrow, with its host, somebody who wrote under it, somebody who comes, and somebody else. */
async function baking() {
  const [host, writer, comer, stranger] = [
    await somebody(),
    await somebody(),
    await somebody(),
    await somebody(),
  ];
  const { id, occurrences } = await activity([host], [inDays(1)]);
  const words = { postId: id, personId: writer.id, body: 'I bring flour', madeAt: now() };
  await database().message.create({ data: words });
  await database().joining.create({ data: { occurrenceId: occurrences[0]?.id ?? '', personId: comer.id } });
  return { id, host, writer, comer, stranger };
}

const seenBy = (id: string, ...viewers: (Viewer | null)[]) =>
  Promise.all(viewers.map(async (viewer) => (await post(viewer, id)) !== null));

test('what is over or withdrawn is seen by its hosts, who wrote and who was coming, until it is forgotten', async () => {
  for (const passes of ['withdrawn', 'over'] as const) {
    const { id, host, writer, comer, stranger } = await baking();
    const everybody = [host, writer, comer, stranger, null];
    expect(await seenBy(id, ...everybody)).toEqual([true, true, true, true, true]);
    const past = (days: number) =>
      passes === 'over'
        ? database().occurrence.updateMany({
            where: { postId: id },
            data: { starts: ago(days + 1), ends: ago(days) },
          })
        : database().post.update({ where: { id }, data: { withdrawnAt: ago(days) } });
    await past(1);
    expect(await seenBy(id, ...everybody)).toEqual([true, true, true, false, false]);
    await past(passes === 'over' ? 7 : 3);
    expect(await seenBy(id, ...everybody)).toEqual([false, false, false, false, false]);
  }
});

test('who answers for it is told to those signed in; that it can be undone, to its hosts', async () => {
  const { id, host, writer, stranger } = await baking();
  expect((await post(stranger, id))?.hosts).toEqual([{ name: host.name }]);
  expect((await post(null, id))?.hosts).toEqual([]);
  await withdrawPost(host, id, 'Not this time');
  expect((await post(host, id))?.withdrawn).toMatchObject({
    words: 'Not this time',
    undoUntil: expect.any(Date),
  });
  expect((await post(writer, id))?.withdrawn).toEqual({
    words: 'Not this time',
    undoUntil: null,
    byOther: false,
  });
});

test('an id that is none, or nobody’s, is nothing', async () => {
  for (const id of ['', 'x', '7f9c24e8-3b12-4fef-91e0-5d3a6c7b8d9e'])
    expect(await post(await somebody(), id)).toBeNull();
});
