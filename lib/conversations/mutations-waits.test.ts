import { expect, test } from 'vitest';
import { showToAll, writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import { lookFirst } from '#lib/people/person/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

async function offer(host: Viewer) {
  const { id } = await database().post.create({
    data: {
      ...{ kind: 'OFFER', title: 'Bread', hosts: { create: { personId: host.id } } },
      occurrences: {
        create: { kind: 'DATE', starts: new Date(0), ends: new Date(Date.now() + 86_400_000) },
      },
    },
  });
  return { postId: id };
}

test('where somebody looks first, newcomers’ words are theirs and the author’s alone until they show them', async () => {
  const [host, other, nina] = [await somebody(), await somebody(), await newcomer()];
  await lookFirst(host, true);
  const about = await offer(host);
  const seen = async (viewer: Viewer) =>
    itemsOf((await conversation(viewer, about))?.messages).map(({ words, waits }) => [words, waits]);
  await writeMessage(other, { about, words: 'old' });
  const written = await writeMessage(nina, { about, words: 'new' });
  if (!written) throw new Error('it was not written');
  expect(await seen(other)).toEqual([['old', false]]);
  for (const each of [host, nina])
    expect(await seen(each)).toEqual([
      ['old', false],
      ['new', true],
    ]);
  expect([await showToAll(other, written.id), await showToAll(nina, written.id)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(await showToAll(host, 'x')).toBeUndefined();
  expect(await showToAll(host, written.id)).toEqual({ id: written.id, path: `/posts/${about.postId}` });
  expect(await seen(other)).toEqual([
    ['old', false],
    ['new', false],
  ]);
});

test('words wait only under posts of whoever looks first', async () => {
  const [host, nina] = [await somebody(), await newcomer()];
  const about = await offer(host);
  await writeMessage(nina, { about, words: 'new' });
  expect(itemsOf((await conversation(await somebody(), about))?.messages)[0]?.waits).toBe(false);
});
