import { expect, test, vi } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { pictureSeenBy } from '#lib/posts/post/queries';
import { activity, inDays } from '#lib/posts/post/testing';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { randomToken } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

const DAY = 24 * 60 * 60 * 1000;

async function pictureOf(of: { postId?: string; placeId?: string; personId?: string; stagedUntil?: Date }) {
  const key = randomToken();
  await database().picture.create({ data: { key, shape: '4:3', ...of } });
  return key;
}

const seenBy = (key: string, viewers: (Viewer | null)[]) =>
  Promise.all(viewers.map((viewer) => pictureSeenBy(async () => viewer, key)));

test('a picture is seen as its post is: once withdrawn, for three days by those who were part of it, then by nobody', async () => {
  const [host, writer, other] = [await somebody(), await somebody(), await somebody()];
  const post = await activity([host], [inDays(1)]);
  const all = [host, writer, other, null];
  const key = await pictureOf({ postId: post.id });
  expect(await seenBy(key, all)).toEqual(Array(4).fill('everybody'));
  await database().message.create({
    data: { postId: post.id, personId: writer.id, body: 'May I?', madeAt: now() },
  });
  await withdrawPost(host, post.id, '');
  expect(await seenBy(key, all)).toEqual(['some', 'some', undefined, undefined]);
  vi.useFakeTimers({ toFake: ['Date'], now: now().getTime() + 3 * DAY });
  expect(await seenBy(key, all)).toEqual(Array(4).fill(undefined));
  vi.useRealTimers();
});

test('of a post that is over it is seen by those who were part of it', async () => {
  const [host, coming] = [await somebody(), await somebody()];
  const post = await activity([host], [inDays(1)]);
  const key = await pictureOf({ postId: post.id });
  const occurrenceId = post.occurrences[0]?.id ?? '';
  await database().joining.create({ data: { occurrenceId, personId: coming.id } });
  await database().occurrence.update({
    where: { id: occurrenceId },
    data: { starts: new Date(now().getTime() - DAY), ends: new Date(now().getTime() - 1) },
  });
  expect(await seenBy(key, [host, coming, null])).toEqual(['some', 'some', undefined]);
});

test('one that waits for its form is seen by whoever chose it, for its hour', async () => {
  const [chose, other] = [await somebody(), await somebody()];
  const until = new Date(now().getTime() + 60_000);
  const [theirs, visitors] = [
    await pictureOf({ personId: chose.id, stagedUntil: until }),
    await pictureOf({ stagedUntil: until }),
  ];
  expect(await seenBy(theirs, [chose, other, null])).toEqual(['some', undefined, undefined]);
  expect(await seenBy(visitors, [null])).toEqual(['some']);
  const over = await pictureOf({ personId: chose.id, stagedUntil: now() });
  expect(await seenBy(over, [chose])).toEqual([undefined]);
});

test('of a place it is seen as its page is: by everybody, and by nobody once it is closed', async () => {
  const place = await database().place.create({
    data: { slug: 'a-kitchen-with-a-picture', name: 'A kitchen' },
  });
  const key = await pictureOf({ placeId: place.id });
  expect(await seenBy(key, [null])).toEqual(['everybody']);
  const closed = (days: number) =>
    database().place.update({
      where: { id: place.id },
      data: { closedAt: new Date(now().getTime() - days * DAY) },
    });
  await closed(0);
  expect(await seenBy(key, [null])).toEqual([undefined]);
  expect(await seenBy(randomToken(), [null])).toEqual([undefined]);
});
