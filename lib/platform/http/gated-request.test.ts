import { once } from 'node:events';
import { createServer, IncomingMessage, request } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GatedRequest } from '#lib/platform/http/gated-request';

const KB = 1024;
const BODY = Buffer.alloc(4 * KB * KB, 'w');

/** How much of the last body came in all, and at most before anybody else was looked at. */
let came = { all: 0, inOneGo: 0 };

const server = createServer({ IncomingMessage: GatedRequest }, async (req, res) => {
  came = { all: 0, inOneGo: 0 };
  if (req.url === '/words') {
    let read = 0;
    req.isTooMuch = (chunk) => {
      read += chunk.length;
      return read > 100 * KB;
    };
  }
  let now = 0;
  for await (const chunk of req) {
    if (now === 0)
      setImmediate(() => {
        now = 0;
      });
    now += chunk.length;
    came = { all: came.all + chunk.length, inOneGo: Math.max(came.inOneGo, now) };
  }
  res.end();
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
});

const sent = async (path: string) => {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, path, method: 'POST' });
  asked.end(BODY);
  const [answer] = await once(asked, 'response');
  answer.resume();
  await Promise.all([once(answer, 'end'), asked.writableFinished || once(asked, 'finish')]);
};

test('a large body comes in whole, and leaves room for everybody else all the while', async () => {
  await sent('/');
  expect(came.all).toBe(BODY.length);
  expect(came.inOneGo).toBeLessThanOrEqual(128 * KB);
});

test('whoever asks for more while it rests, and has it put back, gets more once it goes on', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const reading = vi.spyOn(IncomingMessage.prototype, '_read').mockReturnValue();
  const req = new GatedRequest(new Socket());
  expect(req.push(Buffer.alloc(64 * KB))).toBe(false);
  const beginning = req.read();
  req.unshift(beginning);
  expect(reading).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(reading).toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('what is cut off because it is too much is taken to its end all the same, and answered', async () => {
  await sent('/words');
  expect(came.all).toBeLessThanOrEqual(100 * KB);
});
