import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import { fedPost } from '#lib/feeds/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { editView } from '#lib/posts/draft/queries';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { post } from '#lib/posts/post/queries';
import { activity, inDays } from '#lib/posts/post/testing';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';

// How long an answer takes tells what was done for it. What one may not see is asked of the database as what never was: the same statements,
// in the same number. Here they are read, for a time depends on the machine.

let [host, reader]: Viewer[] = [];
const ids: Record<string, string> = { 'never was': crypto.randomUUID() };

beforeAll(async () => {
  [host, reader] = [await somebody(), await newcomer()];
  const one = async (days: string[]) => (await activity([host as Viewer], days, { food: true })).id;
  ids.withdrawn = await one([inDays(2)]);
  await database().message.create({
    data: { postId: ids.withdrawn, personId: (host as Viewer).id, body: 'Hello', madeAt: now() },
  });
  await withdrawPost(host as Viewer, ids.withdrawn, 'Not this time');
  ids['withdrawn by another'] = await one([inDays(2)]);
  await database().post.update({
    where: { id: ids['withdrawn by another'] },
    data: { typedFor: true, withdrawnByOther: true, withdrawnAt: now() },
  });
  ids.over = await one([inDays(-1)]);
  ids.forgotten = await one([inDays(-30)]);
  ids.seen = await one([inDays(2)]);
});

/** What the database is asked meanwhile, as texts. */
async function asked(work: () => Promise<unknown>): Promise<{ texts: string[]; is: unknown }> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const is = await work();
    const texts = query.mock.calls.map(([asking]: unknown[]) =>
      typeof asking === 'string' ? asking : (asking as { text: string }).text,
    );
    return { texts: texts.sort(), is }; // what Prisma asks at once comes in any order
  } finally {
    query.mockRestore();
  }
}

type Way = [name: string, ask: (id: string) => Promise<unknown>];
const WAYS: Way[] = [
  ['its page, to a visitor', (id) => post(null, id)],
  ['its page, to somebody signed in', (id) => post(reader ?? null, id)],
  ['its calendar and the picture beside a link', (id) => fedPost(id)],
  ['its form, to somebody signed in', (id) => editView(reader as Viewer, id)],
  ['its dates, to somebody signed in', (id) => datesToChange(reader ?? null, id)],
];

test.each(WAYS)(
  '%s: what was withdrawn, is over or is forgotten is asked as what never was',
  async (_, ask) => {
    const { texts, is } = await asked(() => ask(ids['never was'] ?? ''));
    expect(texts).not.toEqual([]);
    for (const name of ['withdrawn', 'withdrawn by another', 'over', 'forgotten'])
      expect([name, await asked(() => ask(ids[name] ?? ''))]).toEqual([name, { texts, is }]);
  },
);

test('and what one does see is asked for more', async () => {
  for (const [name, ask] of WAYS.slice(0, 3))
    expect([name, (await asked(() => ask(ids.seen ?? ''))).texts.length > 1]).toEqual([name, true]);
});

test('whoever has a part in it sees what was withdrawn, and nobody else', async () => {
  expect((await post(host ?? null, ids.withdrawn ?? ''))?.withdrawn).toMatchObject({
    words: 'Not this time',
  });
  expect(await post(reader ?? null, ids.withdrawn ?? '')).toBeNull();
  expect((await post(host ?? null, ids.over ?? ''))?.id).toBe(ids.over);
  expect(await post(host ?? null, ids.forgotten ?? '')).toBeNull();
});
