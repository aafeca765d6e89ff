import { expect, test } from 'vitest';
import { leave } from '#lib/people/leaving/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { START } from '#lib/platform/database/sweep-step';
import { callToo, ratherNot } from '#lib/posts/hosts/mutations';
import { extendRhythms } from '#lib/posts/occurrences/jobs';
import { callOff } from '#lib/posts/occurrences/mutations';
import { passedPosts } from '#lib/posts/post/sweep';
import { activity, inDays, weekly } from '#lib/posts/post/testing';
import { now } from '#lib/values/time/clock';

// What the migration leaves of a post with several hosts, until one of them says yes (docs/decisions/hosts.md).

async function askedOf(...people: Viewer[]) {
  const { id, occurrences } = await activity([], [inDays(1)], weekly(inDays(1)));
  for (const { id: personId } of people) await database().naming.create({ data: { postId: id, personId } });
  return { id, occurrenceId: occurrences[0]?.id ?? '' };
}

const hasDates = async (postId: string, most: number) =>
  (await database().occurrence.findMany({ where: { postId }, take: most + 1 })).length > most;
const isThere = async (id: string) => (await database().post.findUnique({ where: { id } })) !== null;
const isOver = (postId: string) =>
  database().occurrence.updateMany({
    where: { postId },
    data: {
      starts: new Date(now().getTime() - 9 * 86_400_000),
      ends: new Date(now().getTime() - 8 * 86_400_000),
    },
  });
const sweepPosts = () => database().$transaction((db) => passedPosts(db, now(), START));

test('a post without a host stays with those coming, who may call its dates off', async () => {
  const [asked, comer] = [await somebody(), await somebody()];
  const { id, occurrenceId } = await askedOf(asked);
  await database().joining.create({ data: { occurrenceId, personId: comer.id } });
  expect(await callOff(asked, occurrenceId, { words: 'mine' })).toEqual({ kind: 'missing' });
  expect(await callOff(comer, occurrenceId, { words: 'nobody is there' })).toEqual({
    kind: 'changed',
    post: id,
  });
});

test('a rhythm goes on while somebody is asked; where all have said no or left, it ends with its dates', async () => {
  const [no, left, yes] = [await somebody(), await somebody(), await somebody()];
  const [first, second, third] = [await askedOf(no), await askedOf(left), await askedOf(yes, no)];
  await ratherNot(no, first.id);
  await leave(left);
  await extendRhythms();
  expect([await hasDates(first.id, 1), await hasDates(second.id, 1), await hasDates(third.id, 1)]).toEqual([
    false,
    false,
    true,
  ]);
  await callToo(yes, third.id);
  for (const { id } of [first, second]) await isOver(id);
  await database().occurrence.deleteMany({
    where: { postId: third.id, starts: { gt: new Date(inDays(2)) } },
  });
  await isOver(third.id);
  await sweepPosts();
  expect([await isThere(first.id), await isThere(second.id), await isThere(third.id)]).toEqual([
    false,
    false,
    true,
  ]);
});
