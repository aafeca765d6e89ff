import { afterAll, beforeEach, expect, test } from 'vitest';
import { database } from '#lib/platform/database/client';
import { LISTENING, LOST, listener } from '#lib/platform/database/listener';
import { changed } from '#lib/platform/live/changed';
import { liveStream } from '#lib/platform/live/stream';

const stay = async () => true;
beforeEach(() => listener().stop());
afterAll(() => listener().stop());

const say = (...topics: string[]) => database().$transaction((db) => changed(db, ...topics));

/** The events of a stream, one read at a time. */
function reading(answer: Response) {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  return async () => {
    const { value, done } = await reader.read();
    return done ? undefined : new TextDecoder().decode(value);
  };
}

test('what changed is heard when its transaction commits, and not before', async () => {
  const heard: unknown[] = [];
  const both = Promise.withResolvers<void>();
  const stop = listener().hear((topic) => {
    heard.push(topic);
    if (topic === 'board') both.resolve();
  });
  await listener().ready();
  await database().$transaction(async (db) => {
    await changed(db, 'post:1');
    expect(heard).toEqual([]);
  });
  await both.promise;
  expect(heard).toEqual(['post:1', 'board']);
  stop();
});

test('a change that is undone is not heard', async () => {
  const heard: unknown[] = [];
  const next = Promise.withResolvers<void>();
  const stop = listener().hear((topic) => {
    heard.push(topic);
    if (topic === 'post:3') next.resolve();
  });
  await listener().ready();
  await expect(
    database().$transaction(async (db) => {
      await changed(db, 'post:2');
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await say('post:3');
  await next.promise;
  expect(heard).not.toContain('post:2');
  stop();
});

test('a lost connection is made again, and says that something may have been missed', async () => {
  const lost = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  const stop = listener().hear((topic) => {
    if (topic === LOST) lost.resolve();
    if (topic === 'post:4') again.resolve();
  });
  await listener().ready();
  await database()
    .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${LISTENING}`;
  await lost.promise;
  await say('post:4');
  await again.promise;
  stop();
});

test('a stream says that something changed and nothing else, and of its own topics only', async () => {
  const { signal } = new AbortController();
  const answer = await liveStream({ owner: 'a', topics: ['post:5'], age: 0, mayStay: stay, signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  const next = reading(answer);
  expect(await next()).toMatch(/^retry: \d+\n\n$/);
  await say('post:6');
  await say('post:5');
  expect(await next()).toBe('data: changed\n\n');
  await say('post:7');
  await say('post:5');
  expect(await next()).toBe('data: changed\n\n');
});

test('a stream ends when its reader has gone', async () => {
  const going = new AbortController();
  const next = reading(
    await liveStream({ owner: 'b', topics: ['post:8'], age: 0, mayStay: stay, signal: going.signal }),
  );
  await next();
  going.abort();
  expect(await next()).toBeUndefined();
  await say('post:8');
});

test('of more pages than one person looks at, the one opened first is let go', async () => {
  const { signal } = new AbortController();
  const open = async () =>
    reading(await liveStream({ owner: 'c', topics: ['post:9'], age: 0, mayStay: stay, signal }));
  const first = await open();
  const others = await Promise.all(Array.from({ length: 8 }, open));
  await first();
  expect(await first()).toBeUndefined();
  for (const next of others) await next();
  await say('post:9');
  for (const next of others) expect(await next()).toBe('data: changed\n\n');
});

test('what changed while a page was loading is told as soon as it listens', async () => {
  const stop = listener().hear(() => {});
  await listener().ready();
  const from = performance.now();
  await say('post:10');
  const { signal } = new AbortController();
  const loading = (age: number, topic: string) =>
    liveStream({ owner: 'd', topics: [topic], age, mayStay: stay, signal }).then(reading);
  // The listener hears of it on its own connection, a moment later.
  await new Promise<void>((resolve) => {
    const heard = listener().hear((topic) => topic === 'post:11' && resolve(heard()));
    say('post:11');
  });
  const late = await loading(performance.now() - from, 'post:10');
  await late();
  expect(await late()).toBe('data: changed\n\n');
  const other = await loading(performance.now() - from, 'post:12');
  await other();
  await say('post:12');
  expect(await other()).toBe('data: changed\n\n');
  const old = await loading(120_000, 'post:13');
  await old();
  expect(await old()).toBe('data: changed\n\n');
  stop();
});
