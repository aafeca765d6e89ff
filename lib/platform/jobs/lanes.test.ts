import { afterEach, expect, test } from 'vitest';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import { Lanes } from '#lib/platform/jobs/lanes';

afterEach(() => openGate());

/** Work that waits in a list, and ends when it is told to. */
function waiting(...names: string[]) {
  const begun: { name: string; end: () => void }[] = [];
  const claim = async () => {
    const name = names.shift();
    if (name === undefined) return undefined;
    return () => new Promise<void>((end) => begun.push({ name, end }));
  };
  return { names, begun, claim, at: () => begun.map(({ name }) => name) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('one wake does all there is, so many at once', async () => {
  const { begun, claim, at } = waiting('a', 'b', 'c', 'd');
  const lanes = new Lanes(claim, 2);
  lanes.wake();
  await settled();
  expect(at()).toEqual(['a', 'b']);
  begun[0]?.end();
  await settled();
  expect(at()).toEqual(['a', 'b', 'c']);
  begun[1]?.end();
  begun[2]?.end();
  await settled();
  begun[3]?.end();
  await lanes.stop();
  expect(at()).toEqual(['a', 'b', 'c', 'd']);
});

test('what comes while somebody looks and finds nothing is not overlooked', async () => {
  const viewer = Promise.withResolvers<void>();
  const { names, begun, claim, at } = waiting();
  let isFirst = true;
  const lanes = new Lanes(async () => {
    const found = await claim();
    if (isFirst) {
      isFirst = false;
      await viewer.promise;
    }
    return found;
  }, 1);
  lanes.wake();
  names.push('a');
  lanes.wake();
  viewer.resolve();
  await settled();
  expect(at()).toEqual(['a']);
  begun[0]?.end();
  await lanes.stop();
});

test('what fails, and a database that is away, end nothing: the next wake looks again', async () => {
  let isAway = true;
  const { names, begun, claim, at } = waiting();
  const lanes = new Lanes(() => (isAway ? Promise.reject(new Error('away')) : claim()), 1);
  lanes.wake();
  await settled();
  isAway = false;
  names.push('a');
  lanes.wake();
  await settled();
  expect(at()).toEqual(['a']);
  begun[0]?.end();
  await lanes.stop();
});

test('stopped, it begins nothing more and waits for what is under way', async () => {
  const { begun, claim, at } = waiting('a', 'b');
  const lanes = new Lanes(claim, 1);
  lanes.wake();
  await settled();
  let isStopped = false;
  const stopping = lanes.stop().then(() => {
    isStopped = true;
  });
  lanes.wake();
  await settled();
  expect(isStopped).toBe(false);
  begun[0]?.end();
  await stopping;
  expect(at()).toEqual(['a']);
});

test('while the database is being moved nothing is begun, and what is under way is waited for', async () => {
  const { names, begun, claim, at } = waiting('a');
  const lanes = new Lanes(claim, 2);
  lanes.wake();
  await settled();
  const closing = closeGate('jobs', 10_000);
  names.push('b');
  lanes.wake();
  await settled();
  expect(at()).toEqual(['a']);
  begun[0]?.end();
  expect(await closing).toBe(true);
  lanes.wake();
  await settled();
  expect(at()).toEqual(['a']);
  openGate();
  lanes.wake();
  await settled();
  expect(at()).toEqual(['a', 'b']);
  begun[1]?.end();
  await lanes.stop();
});
