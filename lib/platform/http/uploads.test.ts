import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';
import { waitForTurn } from '#lib/platform/http/uploads';

function form(size: number) {
  const req = { method: 'POST', headers: { 'content-length': String(size) } };
  const res = Object.assign(new EventEmitter(), { closed: false });
  const turn = { came: false };
  const done = Promise.resolve(waitForTurn({ req, res } as unknown as Exchange)).then(() => {
    turn.came = true;
  });
  const end = () => {
    res.closed = true;
    res.emit('close');
  };
  return { turn, done, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a few forms with pictures are read at a time; the others come one after the other, words at once', async () => {
  const large = Array.from({ length: 5 }, () => form(8_000_000));
  await settled();
  expect(large.map(({ turn }) => turn.came)).toEqual([true, true, true, false, false]);
  const words = form(2_000);
  await words.done;
  large[3]?.end(); // gives up while it waits
  large[0]?.end();
  await settled();
  expect(large[4]?.turn.came).toBe(true); // the turn of the one that gave up went on to it
  for (const { end } of large.filter((_, at) => at !== 0 && at !== 3)) end();
  const again = Array.from({ length: 4 }, () => form(8_000_000));
  await settled();
  expect(again.map(({ turn }) => turn.came)).toEqual([true, true, true, false]);
  for (const { end } of again) end();
});
