import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';
import { waitForTurn } from '#lib/platform/http/uploads';

function form(size: number, of: string) {
  const socket = { remoteAddress: `2001:db8:0:${of}::1`, bytesRead: 0 };
  const req = {
    ...{
      method: 'POST',
      url: '/offer',
      headers: { 'content-length': String(size) },
      socket,
      complete: false,
    },
    destroy: vi.fn(),
  };
  const res = Object.assign(new EventEmitter(), { closed: false });
  const turn: { came: boolean; status?: number } = { came: false };
  const exchange = { req, res, door: { settings: {} } } as unknown as Exchange;
  const done = Promise.resolve(waitForTurn(exchange)).then((answer) => {
    if (answer) turn.status = answer.status;
    else turn.came = true;
  });
  const end = () => {
    res.closed = true;
    res.emit('close');
  };
  return { turn, done, end, req, socket };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const LARGE = 8_000_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('three forms with pictures are read at a time, one of each address; words pass at once', async () => {
  const forms = ['a', 'a', 'b', 'c', 'd'].map((address) => form(LARGE, address));
  await settled();
  expect(forms.map(({ turn }) => turn.came)).toEqual([true, false, true, true, false]);
  const words = form(2_000, 'a');
  await words.done;
  forms[2]?.end();
  await settled();
  expect(forms.map(({ turn }) => turn.came)).toEqual([true, false, true, true, true]);
  forms[1]?.end(); // gives up while it waits
  for (const at of [0, 3, 4]) forms[at]?.end();
  const again = ['a', 'b', 'c', 'd'].map((address) => form(LARGE, address));
  await settled();
  expect(again.map(({ turn }) => turn.came)).toEqual([true, true, true, false]);
  for (const { end } of [...again, words]) end();
});

test('of whoever sends many at once, only some may wait', async () => {
  const many = Array.from({ length: 23 }, () => form(LARGE, 'e'));
  await settled();
  expect(many.filter(({ turn }) => turn.status === 429)).toHaveLength(2);
  for (const { end } of many) end();
});

test('who sends next to nothing loses the place; whoever sends slowly keeps it', async () => {
  const [dripping, slow] = [form(LARGE, 'a'), form(LARGE, 'b')];
  await settled();
  for (let quarter = 1; quarter <= 8; quarter++) {
    dripping.socket.bytesRead += 15;
    slow.socket.bytesRead += 20_000;
    vi.advanceTimersByTime(15_000);
  }
  expect(dripping.req.destroy).toHaveBeenCalled();
  expect(slow.req.destroy).not.toHaveBeenCalled();
  // What has come in whole is at work, and may take its time.
  slow.req.complete = true;
  vi.advanceTimersByTime(60_000);
  expect(slow.req.destroy).not.toHaveBeenCalled();
  for (const { end } of [dripping, slow]) end();
});
