import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import { openDoor } from '#lib/platform/http/server';

// What is asked while the database moves at night: nothing fails, it waits.

const done: string[] = [];
let answerWhen = Promise.resolve();
let arrived = () => {};
const door = openDoor({
  dev: true,
  settings: readConfig({}),
  handler: async (req, res) => {
    for await (const _ of req) {
    }
    arrived();
    await answerWhen;
    done.push(`${req.method} ${req.url}`);
    res.end('well');
  },
});
let port = 0;

beforeAll(async () => {
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  port = (door.address() as AddressInfo).port;
});
afterEach(() => {
  openGate();
  done.length = 0;
  answerWhen = Promise.resolve();
  arrived = () => {};
});
afterAll(() => {
  door.closeAllConnections();
  door.close();
});

function ask(method: string, path: string, bytes = 4): { asked: ClientRequest; status: Promise<number> } {
  const headers = { origin: `http://127.0.0.1:${port}`, 'content-length': bytes };
  const asked = request({ port, host: '127.0.0.1', path, method, headers: method === 'POST' ? headers : {} });
  const status = once(asked, 'response').then(([answer]) => {
    answer.resume();
    return answer.statusCode as number;
  });
  return { asked, status };
}

function whole(method: string, path: string): Promise<number> {
  const { asked, status } = ask(method, path);
  asked.end(method === 'POST' ? 'word' : undefined);
  return status;
}

test('while writes are held, whoever writes waits, and whoever reads does not', async () => {
  expect(await closeGate('writes', 1_000)).toBe(true);
  const writing = whole('POST', '/ask');
  expect(await whole('GET', '/')).toBe(200);
  expect(done).toEqual(['GET /']);
  openGate();
  expect(await writing).toBe(200);
  expect(done).toEqual(['GET /', 'POST /ask']);
});

test('for the moment of the switch everybody waits, and nobody is refused', async () => {
  expect(await closeGate('all', 1_000)).toBe(true);
  const all = [whole('GET', '/'), whole('POST', '/ask'), whole('HEAD', '/')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  openGate();
  expect(await Promise.all(all)).toEqual([200, 200, 200]);
});

test('what has come in whole is waited for; what is still coming in is not, and waits before its last byte', async () => {
  const slow = ask('POST', '/slow');
  slow.asked.write('wo');
  const answered = Promise.withResolvers<void>();
  answerWhen = answered.promise;
  const quick = whole('POST', '/quick');
  await whole('GET', '/feeds'); // answered by the door itself, later than the two: both have come in as far as they have
  const holding = closeGate('writes', 5_000);
  slow.asked.end('rd');
  answered.resolve();
  expect(await quick).toBe(200);
  expect(await holding).toBe(true);
  expect(done).toEqual(['POST /quick']);
  openGate();
  expect(await slow.status).toBe(200);
});

test('what has waited is waited for like any other, the next time', async () => {
  expect(await closeGate('writes', 1_000)).toBe(true);
  const [answered, there] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  [answerWhen, arrived] = [answered.promise, there.resolve];
  const writing = whole('POST', '/ask');
  await whole('GET', '/feeds'); // later than the write: it has come in, and waits
  openGate();
  await there.promise;
  const closed = closeGate('writes', 5_000).then((isQuiet) => done.push(`quiet: ${isQuiet}`));
  await whole('GET', '/feeds'); // longer than it takes where nothing is under way
  expect(done).toEqual([]);
  answered.resolve();
  await Promise.all([writing, closed]);
  expect(done).toEqual(['POST /ask', 'quiet: true']);
});

test('whoever has gone is not waited for', async () => {
  const there = Promise.withResolvers<void>();
  [answerWhen, arrived] = [new Promise(() => {}), there.resolve];
  const { asked, status } = ask('POST', '/ask');
  status.catch(() => {}); // it is we who go
  asked.on('error', () => {});
  asked.end('word');
  await there.promise;
  asked.destroy();
  expect(await closeGate('writes', 10_000)).toBe(true);
});

test.each(['text/event-stream', 'image/webp'])(
  'a stream of %s is under way only until it begins',
  async (type) => {
    const streams = openDoor({
      dev: true,
      settings: readConfig({}),
      handler: async (_, res) => {
        res.writeHead(200, { 'content-type': type });
        res.write('retry: 2000\n\n');
      },
    });
    streams.listen(0, '127.0.0.1');
    await once(streams, 'listening');
    const { port: other } = streams.address() as AddressInfo;
    const reader = new AbortController();
    const stream = await fetch(`http://127.0.0.1:${other}/live?about=board`, { signal: reader.signal });
    expect(stream.status).toBe(200);
    expect(await closeGate('all', 1_000)).toBe(true);
    reader.abort();
    streams.closeAllConnections();
    streams.close();
  },
);
