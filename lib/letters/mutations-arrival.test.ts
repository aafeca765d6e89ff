import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { readFirst } from '#lib/letters/ending/mutations';
import { sendArrival } from '#lib/letters/mutations';
import { letters } from '#lib/letters/queries';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

const DOOR = 'The blue door, ring twice';

async function offer(host: Viewer, kind: 'OFFER' | 'ACTIVITY' = 'OFFER') {
  const { id } = await database().post.create({
    data: {
      kind,
      title: 'Sourdough',
      arrival: { create: { words: DOOR } },
      hosts: { create: { personId: host.id } },
      occurrences: { create: { kind: 'DATE', starts: new Date(0), ends: new Date(Date.now() + 86_400_000) } },
    },
  });
  return { postId: id };
}

async function wrote(viewer: Viewer, about: { postId: string }): Promise<string> {
  const written = await writeMessage(viewer, { about, words: 'May I come?' });
  if (!written) throw new Error('it was not written');
  return written.id;
}

const send = (viewer: Viewer, messageId: string) =>
  database().$transaction((db) => sendArrival(viewer, messageId, db));

test('the author sends the words about the door to whoever wrote, in a letter that says nothing of the post', async () => {
  const [host, guest, stranger] = [await somebody(), await somebody(), await somebody()];
  const about = await offer(host);
  const id = await send(host, await wrote(guest, about));
  if (!id) throw new Error('it was not sent');
  expect(itemsOf((await letters(guest, id))?.letters)).toEqual([]);
  await readFirst(guest, id);
  expect(itemsOf((await letters(guest, id))?.letters).map(({ words }) => words)).toEqual([DOOR]);
  expect(await letters(stranger, id)).toBeUndefined();
  const rows = JSON.stringify([
    await database().letter.findMany(),
    await database().correspondence.findMany(),
  ]);
  expect(rows).not.toContain(about.postId);
  expect(rows).not.toContain(DOOR);
});

test('nobody else sends them, nobody sends them to themselves, and none are sent for an activity', async () => {
  const [host, guest, stranger] = [await somebody(), await somebody(), await somebody()];
  const about = await offer(host);
  const [theirs, own] = [await wrote(guest, about), await wrote(host, about)];
  expect(await send(stranger, theirs)).toBeUndefined();
  expect(await send(guest, own)).toBeUndefined();
  expect(await send(host, own)).toBeUndefined();
  expect(await send(host, 'x')).toBeUndefined();
  expect(await send(host, await wrote(guest, await offer(host, 'ACTIVITY')))).toBeUndefined();
  expect(await send(host, await wrote(guest, await offer(stranger)))).toBeUndefined();
  expect(
    await database().letter.findFirst({ where: { personId: { in: [guest.id, stranger.id] } } }),
  ).toBeNull();
});

test('whoever takes letters from nobody gets none', async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const id = await wrote(guest, await offer(host));
  await database().person.update({ where: { id: guest.id }, data: { lettersFrom: 'NOBODY' } });
  expect(await send(host, id)).toBeUndefined();
});
